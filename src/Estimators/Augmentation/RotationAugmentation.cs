using MLNetTorch.Estimators;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Pictures turned about their centre: <see cref="Augmentations.Rotation"/>.</summary>
public sealed record RotationAugmentation : ImageAugmentation
{
    internal RotationAugmentation(double minimum, double maximum, double fill) => (Minimum, Maximum, Fill) = (minimum, maximum, fill);

    /// <summary>The smallest angle in degrees, counter-clockwise.</summary>
    public double Minimum { get; }

    /// <summary>The largest angle in degrees, counter-clockwise.</summary>
    public double Maximum { get; }

    /// <summary>The value of what comes in from outside.</summary>
    public double Fill { get; }

    /// <inheritdoc/>
    protected override Tensor Change(Tensor images, Random random)
    {
        var maps = new LinearMap[images.shape[0]];
        for (var row = 0; row < maps.Length; row++)
        {
            // Lines count downwards, so that this turns what is seen counter-clockwise.
            var (sine, cosine) = Math.SinCos(double.DegreesToRadians(random.Between(Minimum, Maximum)));
            maps[row] = new LinearMap(cosine, -sine, sine, cosine);
        }
        return LinearMap.Sample(images, maps, Fill);
    }

    internal override void Check(OptionsValidator faults, string name)
    {
        faults.Finite(Minimum, $"{name}.{nameof(Minimum)}");
        faults.Require(double.IsFinite(Maximum) && !(Maximum < Minimum), $"{name}.{nameof(Maximum)}", Maximum, "a number not less than Minimum");
        faults.Finite(Fill, $"{name}.{nameof(Fill)}");
    }
}
