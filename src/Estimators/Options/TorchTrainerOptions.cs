namespace MLNetTorch;

/// <summary>How a network is trained. Immutable: change a copy with <c>with { … }</c>.</summary>
/// <remarks>Checked once, when the trainer is made; every fault is in the one <see cref="TrainerOptionsException"/>.</remarks>
public sealed record TorchTrainerOptions
{
    /// <summary>The column to learn: a key, as <c>MapValueToKey</c> makes it.</summary>
    /// <value>"Label" unless set.</value>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>The column the network reads: <see cref="float"/> values of a known shape, without the batch dimension.</summary>
    /// <value>"Features" unless set.</value>
    public string FeatureColumnName { get; init; } = "Features";

    /// <summary>How often all training rows are gone through.</summary>
    /// <value>5 unless set; 1 or more.</value>
    public int Epochs { get; init; } = 5;

    /// <summary>Rows per step; the last batch of an epoch may be shorter.</summary>
    /// <value>64 unless set; 1 or more.</value>
    public int BatchSize { get; init; } = 64;

    /// <summary>How the weights follow the gradient.</summary>
    /// <value><see cref="Optimizers.Adam"/> with its defaults unless set.</value>
    public TrainingOptimizer Optimizer { get; init; } = Optimizers.Adam();

    /// <summary>How the learning rate changes in the course of the training.</summary>
    /// <value>Null unless set: it stays as <see cref="Optimizer"/> has it.</value>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>What is made small.</summary>
    /// <value><see cref="Losses.CrossEntropy"/> unless set.</value>
    public TrainingLoss Loss { get; init; } = Losses.CrossEntropy();

    /// <summary>
    /// The share of the rows that is kept out of training and measured after every epoch. They are drawn at random by the
    /// seed. With validation rows the epoch of the lowest validation loss is kept, else the last one.
    /// </summary>
    /// <value>0 unless set: no validation; 0 or more and less than 1.</value>
    public double ValidationFraction { get; init; }

    /// <summary>Whether the rows are taken in a new random order in every epoch.</summary>
    /// <value>True unless set.</value>
    public bool Shuffle { get; init; } = true;

    /// <summary>Where training runs: "cpu", "cuda" or "cuda:1".</summary>
    /// <value>
    /// Null unless set: the GPU named by <c>MLContext.GpuDeviceId</c> if there is one (<c>MLContext.FallbackToCpu</c> says what
    /// happens if it is not available), else the CPU.
    /// </value>
    public string? Device { get; init; }

    /// <summary>
    /// How many threads libtorch uses within an operation, while this trainer runs; afterwards the former number holds again.
    /// libtorch knows one number per process: trainers that run at the same time had better ask for the same.
    /// </summary>
    /// <value>Null unless set: left as it is; 1 to 1024.</value>
    public int? Threads { get; init; }

    /// <summary>Decides initial weights, dropout, the order of the rows and the validation rows.</summary>
    /// <value>Null unless set: taken from the seed of the <c>MLContext</c> when the trainer is made.</value>
    public int? Seed { get; init; }

    /// <summary>Stops the training within one batch.</summary>
    /// <value><see cref="CancellationToken.None"/> unless set.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>What a stop by <see cref="CancellationToken"/> leads to.</summary>
    /// <value><see cref="CancelBehavior.Throw"/> unless set.</value>
    public CancelBehavior OnCancel { get; init; }

    /// <summary>
    /// ML.NET's own metrics of the validation rows, by the names of their properties, to be taken after every epoch: "MacroAccuracy" of
    /// <c>MulticlassClassificationMetrics</c>, say. They cost a pass over the validation scores.
    /// </summary>
    /// <value>None unless set.</value>
    public IReadOnlyList<string> ValidationMetrics { get; init; } = [];

    /// <summary>What takes part in the training, in the order in which it hears of each event.</summary>
    /// <value>None unless set.</value>
    public IReadOnlyList<TrainingCallback> Callbacks { get; init; } = [];

    /// <summary>Hears of every batch, on the training thread; <see cref="ConsoleProgress"/> draws a line.</summary>
    /// <value>Null unless set: nobody listens.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }
}
