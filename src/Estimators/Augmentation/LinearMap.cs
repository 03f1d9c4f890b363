using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Where a pixel of a changed picture comes from, both counted from the centre: x = A·x' + B·y', y = C·x' + D·y'.</summary>
internal readonly record struct LinearMap(double A, double B, double C, double D)
{
    /// <summary>Pictures seen through a map each: bilinear between the four pixels around, as PyTorch's <c>grid_sample</c>.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="maps">One a row.</param>
    /// <param name="fill">The value of places outside.</param>
    public static Tensor Sample(Tensor images, LinearMap[] maps, double fill)
    {
        Tensor Of(Func<LinearMap, double> part) => Pixels.PerRow([.. maps.Select(map => (float)part(map))], images);
        var (middleY, middleX) = ((images.shape[2] - 1) / 2f, (images.shape[3] - 1) / 2f);
        var (fromY, fromX) = (Pixels.Lines(images) - middleY, Pixels.Columns(images) - middleX);
        var x = Of(map => map.A) * fromX + Of(map => map.B) * fromY + middleX;
        var y = Of(map => map.C) * fromX + Of(map => map.D) * fromY + middleY;
        return Blend(images, y, x, fill);
    }

    private static Tensor Blend(Tensor images, Tensor y, Tensor x, double fill)
    {
        var (top, left) = (y.floor(), x.floor());
        var (down, right) = ((y - top).unsqueeze(1), (x - left).unsqueeze(1));
        var (line, column) = (top.to(ScalarType.Int64), left.to(ScalarType.Int64));
        var upper = Mix(Pixels.Take(images, line, column, fill), Pixels.Take(images, line, column + 1, fill), right);
        var lower = Mix(Pixels.Take(images, line + 1, column, fill), Pixels.Take(images, line + 1, column + 1, fill), right);
        return Mix(upper, lower, down);
    }

    private static Tensor Mix(Tensor first, Tensor second, Tensor share) => first * (1 - share) + second * share;
}
