using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Benchmarks.Training;

/// <summary>Rows by a formula, made while they are read: the same as peers/models.py makes.</summary>
internal sealed class MadeUpImages
{
    private const int Classes = 10;

    public float[] Features { get; set; } = [];

    [KeyType(Classes)]
    public uint Label { get; set; }

    public static IDataView Of(MLContext ml, int rows, long[] shape)
    {
        var columns = SchemaDefinition.Create(typeof(MadeUpImages));
        columns[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, shape.Select(size => (int)size).ToArray());
        return ml.Data.LoadFromEnumerable(Rows(rows, (int)shape.Aggregate((a, b) => a * b)), columns);
    }

    /// <summary>The numbers of one row.</summary>
    public static float[] Row(long row, int size)
    {
        var features = new float[size];
        for (long pixel = 0; pixel < size; pixel++)
            features[pixel] = (float)((((row * 7919) + (pixel * 104729) + (row * pixel)) % 256 / 255.0) - 0.5);
        return features;
    }

    private static IEnumerable<MadeUpImages> Rows(int rows, int size)
    {
        for (var row = 0; row < rows; row++)
            yield return new MadeUpImages { Features = Row(row, size), Label = (uint)(row % Classes) };
    }
}
