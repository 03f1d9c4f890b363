using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

/// <summary>Row classes that the tests of pictures share. The size is said to be 1 × 1, which stages that take any size do not mind.</summary>
public sealed class ImageRow
{
    [ImageType(1, 1)]
    public MLImage Image { get; set; } = null!;

    /// <summary>Rows whose column tells no size.</summary>
    public static IDataView OfAnySize(MLContext ml, params MLImage[] images)
    {
        var definition = SchemaDefinition.Create(typeof(ImageRow));
        definition["Image"].ColumnType = new ImageDataViewType();
        return ml.Data.LoadFromEnumerable(images.Select(image => new ImageRow { Image = image }), definition);
    }
}

/// <summary>A class that the official part refuses when it is used.</summary>
public sealed class UnsizedImageRow
{
    [ImageType]
    public MLImage Image { get; set; } = null!;
}

public sealed class SizedImageRow
{
    public string Name { get; set; } = "";

    [ImageType(3, 2)]
    public MLImage Image { get; set; } = null!;
}

public sealed class PathRow
{
    public string Path { get; set; } = "";
}

public sealed class PixelRow
{
    public float[] Pixels { get; set; } = [];
}
