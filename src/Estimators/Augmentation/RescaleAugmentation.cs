using MLNetTorch.Estimators;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Pictures enlarged or shrunk about their centre: <see cref="Augmentations.Rescale"/>.</summary>
public sealed record RescaleAugmentation : ImageAugmentation
{
    internal RescaleAugmentation(double minimum, double maximum, double fill) => (Minimum, Maximum, Fill) = (minimum, maximum, fill);

    /// <summary>The smallest factor.</summary>
    public double Minimum { get; }

    /// <summary>The largest factor.</summary>
    public double Maximum { get; }

    /// <summary>The value of what comes in from outside.</summary>
    public double Fill { get; }

    /// <inheritdoc/>
    protected override Tensor Change(Tensor images, Random random)
    {
        var maps = new LinearMap[images.shape[0]];
        for (var row = 0; row < maps.Length; row++)
        {
            var inverse = 1 / random.Between(Minimum, Maximum);
            maps[row] = new LinearMap(inverse, 0, 0, inverse);
        }
        return LinearMap.Sample(images, maps, Fill);
    }

    internal override void Check(OptionsValidator faults, string name)
    {
        // Below, places far outside would no longer fit a whole number.
        const double Least = 1e-6;
        faults.Require(double.IsFinite(Minimum) && Minimum >= Least, $"{name}.{nameof(Minimum)}", Minimum, $"{Least:0.000000} or more");
        faults.Require(double.IsFinite(Maximum) && !(Maximum < Minimum), $"{name}.{nameof(Maximum)}", Maximum, "a number not less than Minimum");
        faults.Finite(Fill, $"{name}.{nameof(Fill)}");
    }
}
