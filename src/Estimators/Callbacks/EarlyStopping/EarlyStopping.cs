using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Ends a training that no longer gets better, as <see cref="Callbacks.EarlyStopping"/> makes it.</summary>
/// <remarks>
/// Keras and Lightning call it <c>EarlyStopping</c>. What is kept is decided apart from it: the weights of the best epoch by
/// validation loss, whatever ended the training.
/// <para><b>Resuming:</b> the best value and the epochs waited are in the checkpoint: it stops where an uninterrupted training stops.</para>
/// </remarks>
/// <param name="Monitor">What has to get better, in which direction, and by how much.</param>
/// <param name="Patience">After how many epochs in a row without improvement the training ends; 1 or more.</param>
public sealed record EarlyStopping(MetricMonitor Monitor, int Patience) : TrainingCallback
{
    /// <summary>The first epoch to be judged, counted from 1 (Keras counts <c>start_from_epoch</c> from 0).</summary>
    /// <value>1 unless set; 1 or more.</value>
    public int StartEpoch { get; init; } = 1;

    /// <summary>The training ends as soon as the value is better than this: Lightning's <c>stopping_threshold</c>.</summary>
    /// <value>Null unless set: good is never good enough.</value>
    public double? StoppingThreshold { get; init; }

    /// <summary>The training ends as soon as the value is worse than this: Lightning's <c>divergence_threshold</c>.</summary>
    /// <value>Null unless set.</value>
    public double? DivergenceThreshold { get; init; }

    /// <summary>The training ends when the value is infinite or not a number: Lightning's <c>check_finite</c>.</summary>
    /// <value>True unless set. Else such a value is one without improvement.</value>
    public bool CheckFinite { get; init; } = true;

    internal override IEnumerable<MetricMonitor> Monitors => [Monitor];

    /// <inheritdoc/>
    public override CallbackRun Start() => new EarlyStoppingRun(this);

    internal override void Check(OptionsValidator faults, string name)
    {
        Monitor.Check(faults, $"{name}.{nameof(Monitor)}");
        faults.AtLeastOne(Patience, $"{name}.{nameof(Patience)}");
        faults.AtLeastOne(StartEpoch, $"{name}.{nameof(StartEpoch)}");
        Finite(StoppingThreshold, nameof(StoppingThreshold));
        Finite(DivergenceThreshold, nameof(DivergenceThreshold));

        void Finite(double? value, string option)
            => faults.Require(value is null || double.IsFinite(value.Value), $"{name}.{option}", value, "null or a finite number");
    }
}
