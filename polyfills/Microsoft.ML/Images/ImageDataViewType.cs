using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

/// <summary>A column of pictures; height and width are zero where they differ from row to row.</summary>
public sealed class ImageDataViewType : StructuredDataViewType
{
    public readonly int Height;

    public readonly int Width;

    public ImageDataViewType(int height, int width)
        : base(typeof(MLImage))
    {
        Checks.Param(height > 0, nameof(height), "Must be positive.");
        Checks.Param(width > 0, nameof(width), "Must be positive.");
        Checks.Param((long)height * width <= int.MaxValue / 4, nameof(height), $"{nameof(height)} * {nameof(width)} is too large.");
        Height = height;
        Width = width;
    }

    public ImageDataViewType()
        : base(typeof(MLImage))
    {
    }

    public override bool Equals(DataViewType other)
        => ReferenceEquals(other, this) || (other is ImageDataViewType image && Height == image.Height && Width == image.Width);

    public override int GetHashCode() => HashCode.Combine(Height, Width);

    public override string ToString() => Height == 0 && Width == 0 ? "Image" : $"Image<{Height}, {Width}>";
}
