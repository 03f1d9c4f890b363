namespace MLNetTorch;

/// <summary>A callback within one training: override what it should hear of. The hooks do nothing by themselves.</summary>
/// <remarks>
/// All hooks run on the training thread, within no dispose scope of the batch: what they make of tensors they free. A training that is
/// resumed calls <see cref="OnTrainingBegin"/>, then <see cref="Load"/>, and goes on where it was, which may be within an epoch.
/// </remarks>
public abstract class CallbackRun : IDisposable
{
    /// <summary>The network is built; nothing was learned yet.</summary>
    /// <param name="at">Where the training stands.</param>
    public virtual void OnTrainingBegin(TrainingMoment at)
    {
    }

    /// <summary>An epoch begins.</summary>
    /// <param name="at">Where the training stands.</param>
    public virtual void OnEpochBegin(TrainingMoment at)
    {
    }

    /// <summary>A batch is about to be learned.</summary>
    /// <param name="at">Where the training stands.</param>
    public virtual void OnBatchBegin(TrainingMoment at)
    {
    }

    /// <summary>The gradients of a step are there, not yet clipped; the weights have not moved.</summary>
    /// <param name="at">Where the training stands.</param>
    public virtual void OnGradients(TrainingMoment at)
    {
    }

    /// <summary>A batch was learned.</summary>
    /// <param name="at">Where the training stands.</param>
    public virtual void OnBatchEnd(TrainingMoment at)
    {
    }

    /// <summary>All batches of an epoch were learned; what is measured next and may be kept are the weights as this hook leaves them.</summary>
    /// <param name="at">Where the training stands.</param>
    public virtual void OnValidationBegin(TrainingMoment at)
    {
    }

    /// <summary>An epoch is finished and measured: <see cref="TrainingMoment.Record"/> tells what it came to.</summary>
    /// <param name="at">Where the training stands.</param>
    public virtual void OnEpochEnd(TrainingMoment at)
    {
    }

    /// <summary>The training is over, whatever ended it; the network has the weights that are kept.</summary>
    /// <param name="at">Where the training stands; <see cref="TrainingMoment.EndedBy"/> tells why it ended.</param>
    public virtual void OnTrainingEnd(TrainingMoment at)
    {
    }

    /// <summary>Writes what a resumed training needs to go on as if it had never stopped. Nothing unless overridden.</summary>
    /// <param name="state">Takes numbers, texts and tensors.</param>
    public virtual void Save(CallbackState state)
    {
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="state">The state.</param>
    public virtual void Load(CallbackState state)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees tensors and closes files.</summary>
    /// <param name="disposing">True.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
