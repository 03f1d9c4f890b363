using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal;

/// <summary>What a pixel-extracting transformer does: (value − offset) · scale of each colour, or the bytes as they are.</summary>
internal sealed record PixelExtractionOptions
{
    public PixelExtractionOptions(string outputColumnName, string inputColumnName, ColorLayout layout, float offset, float scale, bool asFloat)
    {
        Checks.Param(!string.IsNullOrWhiteSpace(outputColumnName), nameof(outputColumnName), $"{nameof(outputColumnName)} cannot be null or whitespace");
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName ?? outputColumnName;
        Layout = layout;
        AsFloat = asFloat;
        Offset = asFloat ? offset : 0;
        Scale = asFloat ? scale : 1;
        Checks.Param(float.IsFinite(Offset), "offsetImage", $"The offset must be finite, not {offset}");
        Checks.Param(float.IsFinite(Scale) && Scale != 0, "scaleImage", $"The scale must be finite and not zero; it is {scale}");
    }

    public string OutputColumnName { get; }

    public string InputColumnName { get; }

    public ColorLayout Layout { get; }

    public float Offset { get; }

    public float Scale { get; }

    public bool AsFloat { get; }

    public NumberDataViewType ItemType => AsFloat ? NumberDataViewType.Single : NumberDataViewType.Byte;
}
