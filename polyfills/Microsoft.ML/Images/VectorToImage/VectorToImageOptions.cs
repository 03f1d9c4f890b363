using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Internal;

/// <summary>What a vector-to-image transformer does: value · scale − offset is a byte of the picture.</summary>
internal sealed record VectorToImageOptions
{
    public const string Readable = "known-size vector of type Single, Double or Byte";

    public VectorToImageOptions(string outputColumnName, string inputColumnName, int height, int width, ColorLayout layout, float scale, float offset)
    {
        Checks.Param(!string.IsNullOrWhiteSpace(outputColumnName), nameof(outputColumnName), $"{nameof(outputColumnName)} cannot be null or whitespace");
        Checks.Param(width > 0, "imageWidth", "Image width must be greater than zero");
        Checks.Param(height > 0, "imageHeight", "Image height must be greater than zero");
        Checks.Param(float.IsFinite(offset), "offsetImage", $"The offset must be finite, not {offset}");
        Checks.Param(float.IsFinite(scale) && scale != 0, "scaleImage", $"The scale must be finite and not zero; it is {scale}");
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName ?? outputColumnName;
        Layout = layout;
        Scale = scale;
        Offset = offset;
        Type = new ImageDataViewType(height, width);
    }

    public string OutputColumnName { get; }

    public string InputColumnName { get; }

    public ColorLayout Layout { get; }

    public float Scale { get; }

    public float Offset { get; }

    public ImageDataViewType Type { get; }

    public static bool CanRead(DataViewType item)
        => item == NumberDataViewType.Single || item == NumberDataViewType.Double || item == NumberDataViewType.Byte;
}
