using MLNetTorch.Estimators;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Pictures of other brightness, contrast and saturation: <see cref="Augmentations.ColorJitter"/>.</summary>
public sealed record ColorJitterAugmentation : ImageAugmentation
{
    private const int Colors = 3;

    internal ColorJitterAugmentation(double brightness, double contrast, double saturation)
        => (Brightness, Contrast, Saturation) = (brightness, contrast, saturation);

    /// <summary>How far the factor of the values goes from 1.</summary>
    public double Brightness { get; }

    /// <summary>How far the factor of the distance to the mean grey goes from 1.</summary>
    public double Contrast { get; }

    /// <summary>How far the factor of the distance to the grey of the pixel goes from 1.</summary>
    public double Saturation { get; }

    /// <inheritdoc/>
    protected override Tensor Change(Tensor images, Random random)
    {
        (double Range, Func<Tensor, Tensor> Base)[] steps =
            [(Brightness, image => zeros_like(image)), (Contrast, image => Grey(image).mean([1, 2, 3], keepdim: true)), (Saturation, Grey)];
        random.Shuffle(steps);
        foreach (var (range, origin) in steps.Where(step => step.Range > 0))
        {
            var factors = Factors(images, range, random);
            images = images * factors + origin(images) * (1 - factors);
        }
        return images;
    }

    private static Tensor Factors(Tensor images, double range, Random random)
    {
        var factors = new float[images.shape[0]];
        for (var row = 0; row < factors.Length; row++)
            factors[row] = (float)random.Between(Math.Max(0, 1 - range), 1 + range);
        return Pixels.PerRow(factors, images).unsqueeze(1);
    }

    // The weights of ITU-R BT.601, as torchvision has them.
    private static Tensor Grey(Tensor images) => images.shape[1] == Colors
        ? images.narrow(1, 0, 1) * 0.299f + images.narrow(1, 1, 1) * 0.587f + images.narrow(1, 2, 1) * 0.114f
        : images;

    internal override string? FaultOf(long[] shape)
        => base.FaultOf(shape) ?? (shape[0] is 1 or Colors ? null : "1 or 3 channels (grey or RGB)");

    internal override void Check(OptionsValidator faults, string name)
    {
        faults.NotNegative(Brightness, $"{name}.{nameof(Brightness)}");
        faults.NotNegative(Contrast, $"{name}.{nameof(Contrast)}");
        faults.NotNegative(Saturation, $"{name}.{nameof(Saturation)}");
    }
}
