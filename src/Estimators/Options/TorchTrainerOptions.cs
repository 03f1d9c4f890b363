namespace MLNetTorch;

/// <summary>How a network is trained. Immutable: change a copy with <c>with { … }</c>.</summary>
/// <remarks>Checked once, when the trainer is made; every fault is in the one <see cref="TrainerOptionsException"/>.</remarks>
public sealed partial record TorchTrainerOptions
{
    /// <summary>
    /// The column to learn: a key, as <c>MapValueToKey</c> makes it, for classes; a Boolean for yes and no; Single values for a regression.
    /// </summary>
    /// <value>"Label" unless set.</value>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>The column the network reads: <see cref="float"/> values of a known shape, without the batch dimension.</summary>
    /// <value>"Features" unless set.</value>
    public string FeatureColumnName { get; init; } = "Features";

    /// <summary>
    /// The columns for a network of several inputs, in the order of its inputs (<c>Network.FromInputs</c>, <c>MultiInputBuilder</c>).
    /// <see cref="FeatureColumnName"/> then counts for nothing.
    /// </summary>
    /// <value>Null unless set: <see cref="FeatureColumnName"/> alone.</value>
    public IReadOnlyList<string>? FeatureColumnNames { get; init; }

    internal IReadOnlyList<string> InputColumns => FeatureColumnNames ?? [FeatureColumnName];

    /// <summary>
    /// The column that says how much each row counts in the loss: Single, 0 or more. The loss of a batch is then the weighted mean. Rows that
    /// are kept out for validation are weighed alike.
    /// </summary>
    /// <value>Null unless set: all rows count alike.</value>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>How often all training rows are gone through.</summary>
    /// <value>5 unless set; 1 or more.</value>
    public int Epochs { get; init; } = 5;

    /// <summary>Rows per step; the last batch of an epoch may be shorter.</summary>
    /// <value>64 unless set; 1 or more.</value>
    public int BatchSize { get; init; } = 64;

    /// <summary>How the weights follow the gradient.</summary>
    /// <value><see cref="Optimizers.Adam"/> with its defaults unless set.</value>
    public TrainingOptimizer Optimizer { get; init; } = Optimizers.Adam();

    /// <summary>Weights that have a learning rate or a weight decay of their own, by the names of the parameters. The first group that fits counts.</summary>
    /// <value>None unless set: all weights follow <see cref="Optimizer"/>.</value>
    public IReadOnlyList<ParameterGroup> ParameterGroups { get; init; } = [];

    /// <summary>How the learning rate changes in the course of the training.</summary>
    /// <value>Null unless set: it stays as <see cref="Optimizer"/> has it.</value>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>What is made small.</summary>
    /// <value>
    /// Null unless set: <see cref="Losses.CrossEntropy"/> for classes, <see cref="Losses.BinaryCrossEntropyWithLogits"/> for yes and no,
    /// <see cref="Losses.MeanSquaredError"/> for a regression.
    /// </value>
    public TrainingLoss? Loss { get; init; }

    /// <summary>
    /// How much the rows of each class count while learning, so that rare classes are not overlooked. They multiply the example weights and
    /// leave the validation loss alone.
    /// </summary>
    /// <value>Null unless set: all classes count alike.</value>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Keeps gradients from growing large.</summary>
    /// <value>Null unless set: they stay as they are.</value>
    public GradientClip? GradientClip { get; init; }

    /// <summary>
    /// How many batches make one step of the optimiser: their gradients are added up as if they were one large batch. What is left over at
    /// the end of an epoch makes a step too. Schedules count steps.
    /// </summary>
    /// <value>1 unless set; 1 or more.</value>
    public int GradientAccumulation { get; init; } = 1;

    /// <summary>What the network's weights are before the first step, instead of what its builder drew.</summary>
    /// <value>Null unless set.</value>
    public InitialWeights? InitialWeights { get; init; }

    /// <summary>
    /// Parameters that stay as they are: "layer1.*", "conv?.weight"; <c>*</c> stands for any characters, dots included, <c>?</c> for one.
    /// </summary>
    /// <value>None unless set.</value>
    public IReadOnlyList<string> Freeze { get; init; } = [];

    /// <summary>
    /// Whether parts of the network whose parameters are all frozen, by <see cref="Freeze"/> or by the builder, run in evaluation mode while the rest is
    /// trained: their batch normalisations use the running means and variances that they have and leave them alone, their dropout drops nothing. Parts that
    /// are unfrozen (<see cref="Callbacks.Unfreeze"/>) join in from their epoch on. False trains as PyTorch does unless it is told <c>backbone.eval()</c>.
    /// </summary>
    /// <value>True unless set.</value>
    public bool EvaluateFrozen { get; init; } = true;

    /// <summary>Whether the rows are taken in a new random order in every epoch.</summary>
    /// <value>True unless set.</value>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Random changes of the training rows, in this order, drawn anew for every batch by the seed. Rows that are measured or scored stay as they
    /// are. With <see cref="OverfitOneBatch"/> the one batch is changed the same way in every epoch.
    /// </summary>
    /// <value>None unless set. Most need features of channels x height x width; at most one of mix-up and cut-mix.</value>
    public IReadOnlyList<Augmentation> Augmentation { get; init; } = [];

    /// <summary>Decides initial weights, dropout, augmentation, the order of the rows and the validation rows.</summary>
    /// <value>Null unless set: taken from the seed of the <c>MLContext</c> when the trainer is made.</value>
    public int? Seed { get; init; }
}
