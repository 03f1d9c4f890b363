using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Internal;

/// <summary>Where a picture of a given scaled size lies in a frame; coordinates before the frame's edges are cut off.</summary>
/// <param name="Fills">The picture is squeezed into the frame exactly.</param>
internal readonly record struct ImagePlacement(int Left, int Top, int ScaledWidth, int ScaledHeight, bool Fills)
{
    /// <summary>
    /// Sizes and offsets are cut to whole pixels as in the official part, but from exact ratios: the rounded ones there leave an empty
    /// line at the edge for some sizes, such as 375 to 224.
    /// </summary>
    public static ImagePlacement Of(
        int sourceWidth, int sourceHeight, int width, int height, ImageResizingEstimator.ResizingKind kind, ImageResizingEstimator.Anchor anchor)
    {
        if (kind == ImageResizingEstimator.ResizingKind.Fill)
            return new ImagePlacement(0, 0, width, height, Fills: true);
        bool heightIsTighter = (long)height * sourceWidth < (long)width * sourceHeight;
        bool crops = kind == ImageResizingEstimator.ResizingKind.IsoCrop;
        // The tighter side fits when padding, the other when cropping.
        if (heightIsTighter == crops)
        {
            double scaled = (double)((long)sourceHeight * width) / sourceWidth;
            double share = crops ? ShareBefore(anchor, ImageResizingEstimator.Anchor.Top, ImageResizingEstimator.Anchor.Bottom) : 0.5;
            return new ImagePlacement(0, (int)((height - scaled) * share), width, Whole(scaled), Fills: false);
        }
        else
        {
            double scaled = (double)((long)sourceWidth * height) / sourceHeight;
            double share = crops ? ShareBefore(anchor, ImageResizingEstimator.Anchor.Left, ImageResizingEstimator.Anchor.Right) : 0.5;
            return new ImagePlacement((int)((width - scaled) * share), 0, Whole(scaled), height, Fills: false);
        }
    }

    // An anchor of the other axis means the centre.
    private static double ShareBefore(ImageResizingEstimator.Anchor anchor, ImageResizingEstimator.Anchor first, ImageResizingEstimator.Anchor last)
        => anchor == first ? 0 : anchor == last ? 1 : 0.5;

    private static int Whole(double size) => (int)Math.Clamp(size, 1, int.MaxValue);
}
