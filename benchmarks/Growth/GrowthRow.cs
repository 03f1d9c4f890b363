using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Benchmarks.Growth;

/// <summary>Made-up rows that take hardly any time and memory themselves: 64 vectors again and again.</summary>
internal sealed class GrowthRow
{
    private const int Distinct = 64;

    public float[] Features { get; set; } = [];

    public uint Label { get; set; }

    public static IDataView Of(MLContext ml, long rows, long[] shape, int classes)
    {
        var columns = SchemaDefinition.Create(typeof(GrowthRow));
        columns[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, shape.Select(size => (int)size).ToArray());
        columns[nameof(Label)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        return ml.Data.LoadFromEnumerable(Rows(rows, shape.Aggregate((a, b) => a * b), classes), columns);
    }

    private static IEnumerable<GrowthRow> Rows(long rows, long size, int classes)
    {
        var random = new Random(1);
        var vectors = Enumerable.Range(0, Distinct).Select(_ => Vector(random, size)).ToArray();
        for (var row = 0L; row < rows; row++)
            yield return new GrowthRow { Features = vectors[row % Distinct], Label = (uint)(row % classes) };
    }

    private static float[] Vector(Random random, long size)
    {
        var vector = new float[size];
        for (var i = 0; i < size; i++)
            vector[i] = random.NextSingle() - 0.5f;
        return vector;
    }
}
