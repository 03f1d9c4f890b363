using Microsoft.ML;

namespace MLNetTorch;

/// <content>What is measured, and which epoch is kept.</content>
public sealed partial record TorchTrainerOptions
{
    /// <summary>
    /// The share of the rows that is kept out of training and measured after every epoch. They are drawn at random by the seed; from each
    /// class the same share, where there are classes. Data that are streamed (<see cref="MemoryBudget"/>) are drawn row by row instead.
    /// </summary>
    /// <value>0 unless set: no validation; 0 or more and less than 1.</value>
    public double ValidationFraction { get; init; }

    /// <summary>
    /// Rows of one's own to be measured after every epoch, instead of a fraction. They come as the trainer's input comes: after all stages
    /// before it, their label with the same key values.
    /// </summary>
    /// <value>Null unless set.</value>
    public IDataView? ValidationSet { get; init; }

    /// <summary>
    /// ML.NET's own metrics of the validation rows, by the names of their properties, to be taken after every epoch: "MacroAccuracy" of
    /// <c>MulticlassClassificationMetrics</c>, say. They cost a pass over the validation scores.
    /// </summary>
    /// <value>None unless set.</value>
    public IReadOnlyList<string> ValidationMetrics { get; init; } = [];

    /// <summary>Whether to count after every epoch which classes the validation rows were taken for.</summary>
    /// <value>False unless set.</value>
    public bool ConfusionMatrix { get; init; }

    /// <summary>Which epoch's weights are kept, whatever ends the training.</summary>
    /// <value>
    /// Null unless set: those of the lowest validation loss; without validation rows those of the last epoch, since a low training loss says
    /// nothing about new rows.
    /// </value>
    public MetricMonitor? BestBy { get; init; }
}
