using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>A trained network as a report sees it, whatever its task.</summary>
internal abstract class ReportSubject
{
    /// <summary>How the weights came about.</summary>
    public abstract TrainingHistory History { get; }

    /// <summary>The sizes of the network.</summary>
    public abstract NetworkShape Shape { get; }

    /// <summary>The classes; none where numbers are predicted.</summary>
    public abstract IReadOnlyList<string> Classes { get; }

    /// <summary>The layers as text.</summary>
    public abstract string Summary { get; }

    /// <summary>Goes through rows that the network can score.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="labelColumn">The column that tells what they are.</param>
    /// <param name="worst">How many of the worst rows are kept.</param>
    public abstract RowFindings Read(IDataView rows, string labelColumn, int worst);

    /// <summary>The one network in a model, and the stages before it.</summary>
    /// <exception cref="ArgumentException">The model has no network, or several.</exception>
    public static (ReportSubject Subject, IReadOnlyList<ITransformer> Before) In(ITransformer model)
    {
        var stages = Flat(model).ToList();
        var found = stages.Select((stage, index) => (Subject: Of(stage), Index: index)).Where(each => each.Subject is not null).ToList();
        return found switch
        {
            [var only] => (only.Subject!, stages[..only.Index]),
            [] => throw new ArgumentException("The model has no network to report on. A model that plain ml.Model.Load has read hides it: "
                + "load it with ml.Torch().LoadModel.", nameof(model)),
            _ => throw new ArgumentException($"The model has {found.Count} networks; give the report the transformer of one of them.", nameof(model)),
        };
    }

    private static readonly Func<ITransformer, ReportSubject?> Of = stage => stage switch
    {
        TorchClassificationTransformer classifier => new ClassificationSubject(classifier),
        _ => null,
    };

    private static IEnumerable<ITransformer> Flat(ITransformer model)
        => model is IEnumerable<ITransformer> chain ? chain.SelectMany(Flat) : [model];
}
