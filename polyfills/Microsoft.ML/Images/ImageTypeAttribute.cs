using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

/// <summary>Marks a member of type <see cref="MLImage"/> as a column of pictures of one size.</summary>
/// <remarks>Without a size the official part takes it at first and throws when the class is used; so does this one.</remarks>
public sealed class ImageTypeAttribute : DataViewTypeAttribute
{
    private readonly int _height;
    private readonly int _width;

    public ImageTypeAttribute()
    {
    }

    public ImageTypeAttribute(int height, int width)
    {
        Checks.Param(width > 0, nameof(width), "Should be positive number");
        Checks.Param(height > 0, nameof(height), "Should be positive number");
        _height = height;
        _width = width;
    }

    public override bool Equals(DataViewTypeAttribute other)
        => other is ImageTypeAttribute image && _height == image._height && _width == image._width;

    public override int GetHashCode() => HashCode.Combine(_height, _width);

    public override void Register() => DataViewTypeManager.Register(new ImageDataViewType(_height, _width), typeof(MLImage), this);
}
