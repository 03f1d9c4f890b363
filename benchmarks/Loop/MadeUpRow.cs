using Microsoft.ML.Data;

namespace MLNetTorch.Benchmarks.Loop;

/// <summary>A row as large as an MNIST image.</summary>
internal sealed class MadeUpRow
{
    private const int Size = 784;

    public bool Label { get; set; }

    [VectorType(Size)]
    public float[] Features { get; set; } = [];

    /// <summary>Rows that are the same in every pass and take no memory together.</summary>
    public static IEnumerable<MadeUpRow> Rows(int count)
    {
        for (var row = 0; row < count; row++)
        {
            var features = new float[Size];
            features[row % Size] = 1;
            yield return new MadeUpRow { Label = row % 2 == 0, Features = features };
        }
    }
}
