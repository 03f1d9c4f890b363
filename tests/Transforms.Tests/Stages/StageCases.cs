using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

/// <summary>One of each stage, with data that suits it.</summary>
internal static class StageCases
{
    private static readonly float[][] Rows =
        [.. Enumerable.Range(0, 300).Select(row => Enumerable.Range(0, 12).Select(at => (row * 31 + at * 17) % 256 / 3f).ToArray())];

    public static string[] Names { get; } = [.. All(new MLContext()).Keys];

    public static IEnumerable<object[]> Each => Names.Select(name => new object[] { name });

    /// <summary>Those after which a slot is still what it was.</summary>
    public static IEnumerable<object[]> EachKeepingSlots => Names.Except(["CenterCrop", "Grayscale", "ToTensor of pictures"]).Select(name => new object[] { name });

    /// <summary>300 rows of 2x2x3 or 3x2x2: bytes or pictures for the stage that takes them, otherwise Single.</summary>
    public static IDataView DataFor(string name) => name switch
    {
        "ToTensor of bytes" => Images.Of(Bytes, 2, 2, 3),
        "ToTensor of pictures" => Images.OfPictures(Bytes, 2, 2),
        "Grayscale" => Images.Of(Rows, 3, 2, 2),
        _ => Images.Of(Rows, 2, 2, 3),
    };

    private static byte[][] Bytes => Array.ConvertAll(Rows, row => Array.ConvertAll(row, value => (byte)value));

    public static ImageStageEstimator Stage(MLContext ml, string name, string output = "Features") => All(ml)[name](output);

    private static Dictionary<string, Func<string, ImageStageEstimator>> All(MLContext ml)
    {
        var torch = ml.Torch();
        return new()
        {
            ["ToTensor of bytes"] = output => torch.ToTensor(output, "Image"),
            ["ToTensor of Single"] = output => torch.ToTensor(output, "Image"),
            ["ToTensor of pictures"] = output => torch.ToTensor(output, "Image"),
            ["CenterCrop"] = output => torch.CenterCrop(output, "Image", 1, 2),
            ["Grayscale"] = output => torch.Grayscale(output, "Image"),
            ["NormalizeChannels given"] = output => torch.NormalizeChannels(output, "Image", [0.1f, 40], [0.3f, 7]),
            ["NormalizeChannels learned"] = output => torch.NormalizeChannels(output, "Image"),
            ["Reshape"] = output => torch.Reshape(output, "Image", 4, -1),
            ["Flatten"] = output => torch.Flatten(output, "Image"),
            ["Pad"] = output => torch.Pad(output, "Image", 2, 0.7f),
        };
    }
}
