using MLNetTorch.Estimators;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Mirrored pictures: <see cref="Augmentations.HorizontalFlip"/> and <see cref="Augmentations.VerticalFlip"/>.</summary>
public sealed record FlipAugmentation : ImageAugmentation
{
    internal FlipAugmentation(bool isVertical, double probability) => (IsVertical, Probability) = (isVertical, probability);

    /// <summary>Whether top and bottom change places; else left and right.</summary>
    public bool IsVertical { get; }

    /// <summary>How likely each picture is mirrored.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    protected override Tensor Change(Tensor images, Random random)
    {
        var chosen = new bool[images.shape[0]];
        for (var row = 0; row < chosen.Length; row++)
            chosen[row] = random.NextDouble() < Probability;
        return where(tensor(chosen, device: images.device).reshape(-1, 1, 1, 1), images.flip(IsVertical ? 2 : 3), images);
    }

    internal override void Check(OptionsValidator faults, string name) => faults.Probability(Probability, $"{name}.{nameof(Probability)}");
}
