using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Functions that are called at the events of a training, as <see cref="Callbacks.On"/> makes it.</summary>
/// <remarks>
/// Keras calls it <c>LambdaCallback</c>. The functions serve every training of the trainer: a fold of a cross-validation sees what
/// they kept of the one before. Where that matters, derive from <see cref="TrainingCallback"/>, whose run belongs to one training.
/// <para><b>Resuming:</b> nothing of what the functions keep is in a checkpoint.</para>
/// </remarks>
public sealed record LambdaCallback : TrainingCallback
{
    /// <summary>What messages call it.</summary>
    /// <value>"Callbacks.On" unless set.</value>
    public string Title { get; init; } = "Callbacks.On";

    /// <summary>Called by <see cref="CallbackRun.OnTrainingBegin"/>.</summary>
    public Action<TrainingMoment>? OnTrainingBegin { get; init; }

    /// <summary>Called by <see cref="CallbackRun.OnEpochBegin"/>.</summary>
    public Action<TrainingMoment>? OnEpochBegin { get; init; }

    /// <summary>Called by <see cref="CallbackRun.OnBatchBegin"/>.</summary>
    public Action<TrainingMoment>? OnBatchBegin { get; init; }

    /// <summary>Called by <see cref="CallbackRun.OnGradients"/>.</summary>
    public Action<TrainingMoment>? OnGradients { get; init; }

    /// <summary>Called by <see cref="CallbackRun.OnBatchEnd"/>.</summary>
    public Action<TrainingMoment>? OnBatchEnd { get; init; }

    /// <summary>Called by <see cref="CallbackRun.OnValidationBegin"/>.</summary>
    public Action<TrainingMoment>? OnValidationBegin { get; init; }

    /// <summary>Called by <see cref="CallbackRun.OnEpochEnd"/>.</summary>
    public Action<TrainingMoment>? OnEpochEnd { get; init; }

    /// <summary>Called by <see cref="CallbackRun.OnTrainingEnd"/>.</summary>
    public Action<TrainingMoment>? OnTrainingEnd { get; init; }

    /// <inheritdoc/>
    public override string Name => Title;

    /// <inheritdoc/>
    public override CallbackRun Start() => new LambdaRun(this);

    internal override void Check(OptionsValidator faults, string name)
    {
        faults.Require(!string.IsNullOrEmpty(Title), $"{name}.{nameof(Title)}", Title, "a text");
        Action<TrainingMoment>?[] hooks =
            [OnTrainingBegin, OnEpochBegin, OnBatchBegin, OnGradients, OnBatchEnd, OnValidationBegin, OnEpochEnd, OnTrainingEnd];
        faults.Require(hooks.Any(hook => hook is not null), name, Title, "a callback with one function or more");
    }
}
