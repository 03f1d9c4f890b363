using MLNetTorch.Estimators;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>An augmentation that changes each picture by itself and leaves the labels alone. Immutable.</summary>
public abstract record ImageAugmentation : Augmentation
{
    private const int Dimensions = 4;

    /// <summary>Changes a batch of pictures, on whatever device they are.</summary>
    /// <param name="images">The pictures: float [rows, channels, height, width]; they stay as they are.</param>
    /// <param name="random">Gives all that is random.</param>
    /// <returns>The changed pictures, of the same shape: a new tensor, in the current dispose scope if there is one.</returns>
    /// <exception cref="ArgumentException">The tensor has other than four dimensions.</exception>
    public Tensor Apply(Tensor images, Random random)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(random);
        if (images.dim() != Dimensions)
        {
            throw new ArgumentException($"{GetType().Name} works on pictures of shape [rows, channels, height, width], but the tensor has "
                + $"{images.dim()} dimension(s). Reshape it first.", nameof(images));
        }
        using var scope = NewDisposeScope();
        var changed = Change(images, random);
        // An own handle even where nothing was changed: the caller disposes both.
        return (ReferenceEquals(changed, images) ? images.alias() : changed).MoveToOuterDisposeScope();
    }

    /// <summary>Changes a batch of pictures. What it makes on the way is disposed by the caller.</summary>
    /// <param name="images">The pictures: float [rows, channels, height, width]; never change them in place, they may be the data themselves.</param>
    /// <param name="random">Gives all that is random; use no other source, or a resumed training goes another way.</param>
    /// <returns>The changed pictures, of the same shape and on the same device.</returns>
    protected abstract Tensor Change(Tensor images, Random random);

    internal override Batch ApplyTo(Batch batch, Random random) => batch with { Features = Apply(batch.Features, random) };

    internal override string? FaultOf(long[] shape) => shape.Length == Dimensions - 1 ? null : "channels x height x width";
}
