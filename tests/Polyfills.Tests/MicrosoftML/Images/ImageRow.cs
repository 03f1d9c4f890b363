using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

/// <summary>Row classes that the tests of pictures share.</summary>
public sealed class ImageRow
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
