using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;

namespace MLNetTorch.Benchmarks.Weights;

/// <summary>What a trainer needs to make a model of a given shape: two rows of zeros, since batch normalisation wants more than one.</summary>
internal sealed class TwoRows
{
    public float[] Features { get; set; } = [];

    public uint Label { get; set; }

    public static IDataView Of(MLContext ml, NetworkShape shape)
    {
        var columns = SchemaDefinition.Create(typeof(TwoRows));
        columns[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, shape.Input.Select(size => (int)size).ToArray());
        columns[nameof(Label)].ColumnType = new KeyDataViewType(typeof(uint), (ulong)shape.Output);
        var row = new TwoRows { Features = new float[shape.InputSize] };
        return ml.Data.LoadFromEnumerable([row, row], columns);
    }
}
