using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>What augmentations do to pixels: float [rows, channels, height, width].</summary>
internal static class Pixels
{
    /// <summary>A number for each row, to be spread over its pixels: [rows, 1, 1].</summary>
    public static Tensor PerRow(float[] values, Tensor images) => tensor(values, device: images.device).reshape(-1, 1, 1);

    /// <summary>A whole number for each row: int64 [rows, 1, 1].</summary>
    public static Tensor PerRow(long[] values, Tensor images) => tensor(values, device: images.device).reshape(-1, 1, 1);

    /// <summary>The numbers of the lines of a picture: int64 [1, height, 1].</summary>
    public static Tensor Lines(Tensor images) => arange(images.shape[2], ScalarType.Int64, images.device).reshape(1, -1, 1);

    /// <summary>The numbers of the columns of a picture: int64 [1, 1, width].</summary>
    public static Tensor Columns(Tensor images) => arange(images.shape[3], ScalarType.Int64, images.device).reshape(1, 1, -1);

    /// <summary>Each pixel from another place of the same picture, to the bit.</summary>
    /// <param name="images">The pictures.</param>
    /// <param name="y">The line of each: int64, spread to [rows, height, width].</param>
    /// <param name="x">The column of each, alike.</param>
    /// <param name="fill">The value of places outside.</param>
    public static Tensor Take(Tensor images, Tensor y, Tensor x, double fill)
    {
        var (rows, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        var inside = (y >= 0) & (y < height) & (x >= 0) & (x < width);
        var places = (y.clamp(0, height - 1) * width + x.clamp(0, width - 1)).expand(rows, height, width);
        var index = places.reshape(rows, 1, height * width).expand(rows, channels, height * width);
        var taken = images.reshape(rows, channels, height * width).gather(2, index).reshape(rows, channels, height, width);
        return where(inside.unsqueeze(1), taken, tensor((float)fill, device: images.device));
    }

    /// <summary>Which pixels lie in the rectangle of their row: Boolean [rows, 1, height, width].</summary>
    /// <param name="images">The pictures, for their size.</param>
    /// <param name="boxes">A rectangle a row, or one for all.</param>
    public static Tensor Within(Tensor images, IReadOnlyList<PixelBox> boxes)
    {
        Tensor Of(Func<PixelBox, int> side) => PerRow([.. boxes.Select(box => (long)side(box))], images);
        var (y, x) = (Lines(images), Columns(images));
        var inside = (y >= Of(box => box.Top)) & (y < Of(box => box.Bottom)) & (x >= Of(box => box.Left)) & (x < Of(box => box.Right));
        return inside.unsqueeze(1);
    }
}
