using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.CrashingRun;

/// <summary>Small noisy images of three classes.</summary>
internal static class Images
{
    private const int Side = 12;

    public static IDataView Load(MLContext ml)
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 64).Select(row => new Image
        {
            Label = $"class {row % 3}",
            Features = [.. Enumerable.Range(0, Side * Side).Select(pixel => random.NextSingle() + (pixel % Side / 4 == row % 3 ? 0.4f : 0))],
        }).ToArray();
        var data = ml.Data.LoadFromEnumerable(rows);
        return ml.Transforms.Conversion.MapValueToKey("Label").Fit(data).Transform(data);
    }

    private sealed class Image
    {
        public string Label { get; set; } = "";

        [VectorType(1, Side, Side)]
        public float[] Features { get; set; } = [];
    }
}
