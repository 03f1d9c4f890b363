using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A small problem that a network learns in seconds: three classes of 16x16 images, each with a bar in its own place.</summary>
internal static class ToyRows
{
    private const int Side = 16;

    public static readonly string[] Names = ["left", "middle", "right"];

    /// <summary>Rows with the columns Features (1x16x16), Id and Label (a key with the values of <see cref="Names"/>).</summary>
    public static IDataView Load(MLContext ml, int rows = 60, int seed = 1)
    {
        var data = ml.Data.LoadFromEnumerable(Draw(rows, seed));
        return ml.Transforms.Conversion.MapValueToKey("Label").Fit(data).Transform(data);
    }

    public static List<ToyRow> Draw(int rows, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(row => Row(row, row % Names.Length, random))];
    }

    private static ToyRow Row(int id, int label, Random random)
    {
        var pixels = new float[Side * Side];
        for (var pixel = 0; pixel < pixels.Length; pixel++)
            pixels[pixel] = (float)random.NextDouble() * 0.5f;
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < 3; x++)
                pixels[(y * Side) + (5 * label) + x] += 0.8f;
        }
        return new ToyRow { Id = id, Label = Names[label], Features = pixels };
    }
}

internal sealed class ToyRow
{
    public int Id { get; set; }

    public string Label { get; set; } = "";

    [VectorType(1, 16, 16)]
    public float[] Features { get; set; } = [];
}

internal sealed class ToyPrediction
{
    public int Id { get; set; }

    public float[] Score { get; set; } = [];
}
