using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Internal;

/// <summary>What a resizing transformer does.</summary>
internal sealed record ImageResizingOptions
{
    public ImageResizingOptions(
        string outputColumnName, string inputColumnName, int width, int height,
        ImageResizingEstimator.ResizingKind kind, ImageResizingEstimator.Anchor anchor)
    {
        Checks.NotEmpty(outputColumnName, nameof(outputColumnName));
        Checks.Param(width > 0, "imageWidth", $"The width must be positive, not {width}");
        Checks.Param(height > 0, "imageHeight", $"The height must be positive, not {height}");
        Checks.Param(Enum.IsDefined(kind), "resizing", $"Unknown kind of resizing {kind}");
        Checks.Param(Enum.IsDefined(anchor), "cropAnchor", $"Unknown anchor {anchor}");
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName ?? outputColumnName;
        Kind = kind;
        Anchor = anchor;
        Type = new ImageDataViewType(height, width);
    }

    public string OutputColumnName { get; }

    public string InputColumnName { get; }

    public ImageResizingEstimator.ResizingKind Kind { get; }

    public ImageResizingEstimator.Anchor Anchor { get; }

    /// <summary>The type of the resized column: its size.</summary>
    public ImageDataViewType Type { get; }
}
