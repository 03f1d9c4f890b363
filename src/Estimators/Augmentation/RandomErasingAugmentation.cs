using MLNetTorch.Estimators;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Pictures with a covered rectangle: <see cref="Augmentations.RandomErasing"/>.</summary>
public sealed record RandomErasingAugmentation : ImageAugmentation
{
    // torchvision's: as often a rectangle is tried to fit in, and its height to its width.
    private const int Tries = 10;
    private const double FlattestRatio = 0.3;
    private const double SteepestRatio = 3.3;

    internal RandomErasingAugmentation(double probability, double minimumArea, double maximumArea, double value)
        => (Probability, MinimumArea, MaximumArea, Value) = (probability, minimumArea, maximumArea, value);

    /// <summary>How likely something of a picture is covered.</summary>
    public double Probability { get; }

    /// <summary>The smallest share of the picture.</summary>
    public double MinimumArea { get; }

    /// <summary>The largest share of the picture.</summary>
    public double MaximumArea { get; }

    /// <summary>What the rectangle is filled with.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    protected override Tensor Change(Tensor images, Random random)
    {
        var boxes = new PixelBox[images.shape[0]];
        for (var row = 0; row < boxes.Length; row++)
        {
            if (random.NextDouble() < Probability)
                boxes[row] = Draw((int)images.shape[2], (int)images.shape[3], random);
        }
        return where(Pixels.Within(images, boxes), tensor((float)Value, device: images.device), images);
    }

    private PixelBox Draw(int height, int width, Random random)
    {
        for (var each = 0; each < Tries; each++)
        {
            var area = random.Between(MinimumArea, MaximumArea) * height * width;
            var ratio = Math.Exp(random.Between(Math.Log(FlattestRatio), Math.Log(SteepestRatio)));
            var (high, wide) = ((int)Math.Round(Math.Sqrt(area * ratio)), (int)Math.Round(Math.Sqrt(area / ratio)));
            if (high >= height || wide >= width)
                continue;
            var (top, left) = (random.Next(height - high + 1), random.Next(width - wide + 1));
            return new PixelBox(top, left, top + high, left + wide);
        }
        return default;
    }

    internal override void Check(OptionsValidator faults, string name)
    {
        faults.Probability(Probability, $"{name}.{nameof(Probability)}");
        faults.Require(MinimumArea is > 0 and <= 1, $"{name}.{nameof(MinimumArea)}", MinimumArea, "more than 0, at most 1");
        faults.Require(MaximumArea is > 0 and <= 1 && !(MaximumArea < MinimumArea), $"{name}.{nameof(MaximumArea)}", MaximumArea,
            "not less than MinimumArea, at most 1");
        faults.Finite(Value, $"{name}.{nameof(Value)}");
    }
}
