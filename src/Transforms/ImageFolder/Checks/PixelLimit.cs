using System.Globalization;

namespace MLNetTorch.Transforms;

/// <summary>How many pixels a picture may have.</summary>
internal readonly record struct PixelLimit(long Most)
{
    /// <summary>What is wrong with the size that a header promises, or null.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="possible">How many pixels so large a file can hold at most.</param>
    public string? FaultOf(long width, long height, double possible)
    {
        if (width <= 0 || height <= 0)
            return string.Create(CultureInfo.InvariantCulture, $"its header says {width} × {height} pixels, so there is no picture");
        if (width > Most / height)
            return string.Create(CultureInfo.InvariantCulture,
                $"its header promises {width:N0} × {height:N0} pixels; the limit is {Most:N0} in all (ImageFolderOptions.MaximumPixels)");
        return (double)width * height > possible
            ? string.Create(CultureInfo.InvariantCulture, $"its header promises {width:N0} × {height:N0} pixels, more than the file can hold: cut off, or made to exhaust memory")
            : null;
    }
}
