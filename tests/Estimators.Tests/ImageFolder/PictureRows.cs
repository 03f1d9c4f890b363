using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A folder of small pictures that can be told apart by their colour, and the pipeline over it.</summary>
internal sealed class PictureRows : IDisposable
{
    public const int Size = 8;

    private readonly TemporaryFolder _folder = new();

    public PictureRows(int perClass = 12, params string[] classes)
    {
        var random = new Random(1);
        var names = classes.Length > 0 ? classes : ["red one", "grün", "青"];
        for (var at = 0; at < names.Length; at++)
            for (var number = 0; number < perClass; number++)
                Write(names[at], $"{number:00}.{(number % 2 == 0 ? "png" : "jpg")}", at, random);
    }

    public string Path => _folder.Path;

    public string this[string name] => _folder[name];

    /// <summary>From pictures to a model that names the class.</summary>
    public static EstimatorChain<KeyToValueMappingTransformer> Pipeline(MLContext ml, TorchTrainerOptions options)
        => ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Transforms.ResizeImages("Image", Size, Size))
            .Append(ml.Transforms.ExtractPixels("Features", "Image"))
            .Append(ml.Torch().ToTensor("Features"))
            .Append(ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [8] }, options))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

    public void Dispose() => _folder.Dispose();

    private void Write(string label, string name, int colour, Random random)
    {
        Directory.CreateDirectory(_folder[label]);
        var pixels = new byte[11 * 9 * 4];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (i % 4) switch { 3 => 255, var channel => (byte)((channel == 2 - colour ? 180 : 20) + random.Next(60)) };
        using var image = MLImage.CreateFromPixels(11, 9, MLPixelFormat.Bgra32, pixels);
        image.Save(System.IO.Path.Combine(_folder[label], name));
    }
}
