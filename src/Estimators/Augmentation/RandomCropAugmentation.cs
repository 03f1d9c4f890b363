using MLNetTorch.Estimators;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>A piece of each padded picture, at a random place: <see cref="Augmentations.RandomCrop"/>.</summary>
public sealed record RandomCropAugmentation : ImageAugmentation
{
    internal RandomCropAugmentation(int padding, double fill) => (Padding, Fill) = (padding, fill);

    /// <summary>Pixels added on each side.</summary>
    public int Padding { get; }

    /// <summary>The value of the padding.</summary>
    public double Fill { get; }

    /// <inheritdoc/>
    protected override Tensor Change(Tensor images, Random random)
    {
        var rows = images.shape[0];
        var (down, right) = (new long[rows], new long[rows]);
        for (var row = 0; row < rows; row++)
            (down[row], right[row]) = (Draw(random), Draw(random));
        return Pixels.Take(
            images, Pixels.Lines(images) + Pixels.PerRow(down, images), Pixels.Columns(images) + Pixels.PerRow(right, images), Fill);
    }

    private int Draw(Random random) => random.Next((2 * Padding) + 1) - Padding;

    internal override void Check(OptionsValidator faults, string name)
    {
        const int Most = 1 << 20;
        faults.Require(Padding is >= 1 and <= Most, $"{name}.{nameof(Padding)}", Padding, $"1 to {Most}");
        faults.Finite(Fill, $"{name}.{nameof(Fill)}");
    }
}
