using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Writes the weights to a file whenever they are the best so far, as <see cref="Callbacks.SaveWeights"/> makes it.</summary>
/// <remarks>
/// Keras calls it <c>ModelCheckpoint</c> (with <c>save_best_only=True, save_weights_only=True</c>), skorch <c>Checkpoint</c>. The file is
/// in safetensors format, for PyTorch as well, and tells epoch and figure in its metadata. It is written under another name first:
/// whoever reads it finds the former weights or the new ones, whole. What is written are the weights that were measured: with
/// <see cref="Callbacks.MovingAverage"/>, the averaged ones.
/// <para>
/// A file that is there is replaced, also by a later training: give each its own path, or put {epoch} in it.
/// </para>
/// <para><b>Resuming:</b> the best value so far is in the checkpoint; a file written after it is written again.</para>
/// </remarks>
/// <param name="Path">The file, usually .safetensors; {epoch} in it becomes the number of the epoch.</param>
/// <param name="Monitor">What has to be better than ever. Null: the weights of every epoch are written.</param>
public sealed record WeightSaving(string Path, MetricMonitor? Monitor) : TrainingCallback
{
    internal override IEnumerable<MetricMonitor> Monitors => Monitor is null ? [] : [Monitor];

    /// <inheritdoc/>
    public override CallbackRun Start() => new WeightSavingRun(this);

    internal override void Check(OptionsValidator faults, string name)
    {
        FreshPath.CheckFile(faults, Path, $"{name}.{nameof(Path)}");
        Monitor?.Check(faults, $"{name}.{nameof(Monitor)}");
    }
}
