namespace MLNetTorch;

/// <content>Where and how long a training runs, who hears of it, and what is kept of it.</content>
public sealed partial record TorchTrainerOptions
{
    /// <summary>What takes part in the training, in the order in which it hears of each event.</summary>
    /// <value>None unless set.</value>
    public IReadOnlyList<TrainingCallback> Callbacks { get; init; } = [];

    /// <summary>Hears of every batch, on the training thread; <see cref="ConsoleProgress"/> draws a line.</summary>
    /// <value>Null unless set: nobody listens.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Where the state of the training is kept, so that it can go on after an interruption.</summary>
    /// <value>Null unless set: nowhere.</value>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>
    /// Whether the model keeps in memory what <c>Fit(data, previous)</c> needs to go on: weights and the state of the optimiser. It is never
    /// saved with the model. An optimiser of your own that cannot be saved (it is no <c>OptimizerHelper</c>) leaves none.
    /// </summary>
    /// <value>True unless set. False frees two to three times the memory of the weights.</value>
    public bool KeepTrainingState { get; init; } = true;

    /// <summary>Stops the training within one batch.</summary>
    /// <value><see cref="CancellationToken.None"/> unless set.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>What a stop by <see cref="CancellationToken"/> leads to.</summary>
    /// <value><see cref="CancelBehavior.Throw"/> unless set.</value>
    public CancelBehavior OnCancel { get; init; }

    /// <summary>
    /// How long the training may take, reading the rows not counted. When the time is over, the epoch is closed after the present batch:
    /// measured, entered in the history, kept if it is the best. A resumed training counts what it took before.
    /// </summary>
    /// <value>Null unless set: as long as it takes; more than 0.</value>
    public TimeSpan? MaximumTime { get; init; }

    /// <summary>For a quick look whether all works: at most so many batches of an epoch are learned and measured.</summary>
    /// <value>Null unless set: all; 1 or more.</value>
    public int? MaximumBatches { get; init; }

    /// <summary>
    /// For debugging a network: every epoch is the same single batch, which a sound network learns by heart within some epochs.
    /// </summary>
    /// <value>False unless set.</value>
    public bool OverfitOneBatch { get; init; }

    /// <summary>
    /// How many bytes of rows may be held in memory, labels and weights included. Data that need more are read anew in every epoch by a
    /// background thread, and shuffled within a buffer of half the budget.
    /// </summary>
    /// <value>4 GiB unless set; 1 or more. <see cref="long.MaxValue"/> never streams.</value>
    public long MemoryBudget { get; init; } = 4L << 30;

    /// <summary>
    /// Whether the model scores with a copy of the network whose convolutions and linear layers have taken in the batch normalisations behind them: fewer
    /// steps a row, twice the memory of the weights, and scores that agree with the network's own to about 1e-5, not to the bit. The network itself,
    /// its saved weights and the figures of the training stay as they are. Measure before you use it: on the CPU convolutions take nearly all of the time.
    /// </summary>
    /// <value>False unless set.</value>
    public bool FoldBatchNorm { get; init; }

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
}
