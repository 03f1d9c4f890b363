using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>
/// A random change of the training rows, drawn anew for every batch, so that a network meets more than it was given. Rows that are measured
/// or scored are never changed. Immutable.
/// </summary>
/// <remarks>
/// <see cref="Augmentations"/> has those that are shipped; derive from <see cref="ImageAugmentation"/> for one of your own. What is drawn
/// depends on the trainer's seed, the epoch, the batch and the place in the list alone: a resumed training meets the same pictures.
/// </remarks>
public abstract record Augmentation
{
    private protected Augmentation()
    {
    }

    // The changed batch, its tensors made in the current dispose scope; those of the given one stay as they are.
    internal abstract Batch ApplyTo(Batch batch, Random random);

    // What is wrong with features of this shape; null: nothing.
    internal abstract string? FaultOf(long[] shape);

    internal virtual void Check(OptionsValidator faults, string name)
    {
    }
}
