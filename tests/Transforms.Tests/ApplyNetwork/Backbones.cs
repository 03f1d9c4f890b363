using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Networks with fixed weights over the features of <see cref="TinyRow"/>, and what they give.</summary>
internal static class Backbones
{
    public static readonly Mlp Whole = new() { HiddenSizes = [8, 5] };

    /// <summary>The same without its last layer: five numbers.</summary>
    public static WithoutLayers Headless => Whole.Without("fc2");

    /// <summary>A network of 3 outputs; the caller disposes it.</summary>
    public static nn.Module<Tensor, Tensor> Trained(INetworkBuilder? builder = null)
    {
        using var random = new RandomStream(11);
        return random.Run(() => (builder ?? Whole).Build(new NetworkShape([1, 2, 3], 3)));
    }

    /// <summary>What a network gives for each of the first rows, computed by hand.</summary>
    public static float[][] ByHand(nn.Module<Tensor, Tensor> network, int rows)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        network.eval();
        return [.. TinyRow.Rows(rows).Select(row => network.call(tensor(row.Features).reshape(1, 1, 2, 3)).data<float>().ToArray())];
    }

    /// <summary>The promise that data of a schema make.</summary>
    public static SchemaShape ShapeOf(DataViewSchema schema)
        => new(schema.Where(each => !each.IsHidden).Select(each => SchemaShapes.Column(each.Name, each.Type)));

    public static float[][] Values(IDataView data, string column) => [.. data.GetColumn<float[]>(column)];

    /// <summary>A column one row at a time.</summary>
    public static float[][] RowByRow(ITransformer model, IDataView data, string column)
    {
        var mapper = model.GetRowToRowMapper(data.Schema);
        var found = mapper.OutputSchema[column];
        using var cursor = data.GetRowCursor(mapper.GetDependencies([found]));
        using var row = mapper.GetRow(cursor, [found]);
        var getter = row.GetGetter<VBuffer<float>>(found);
        var all = new List<float[]>();
        VBuffer<float> values = default;
        while (cursor.MoveNext())
        {
            getter(ref values);
            all.Add([.. values.DenseValues()]);
        }
        return [.. all];
    }

    public static void AssertClose(float[][] expected, float[][] actual, float tolerance = 1e-6f)
    {
        Assert.HasCount(expected.Length, actual);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.HasCount(expected[i].Length, actual[i]);
            for (var slot = 0; slot < expected[i].Length; slot++)
                Assert.AreEqual(expected[i][slot], actual[i][slot], tolerance, $"row {i}, slot {slot}");
        }
    }
}
