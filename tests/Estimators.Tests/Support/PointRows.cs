using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Points of four numbers with a class, an answer, a value and a weight: for tests that compare numbers.</summary>
internal static class PointRows
{
    public static readonly string[] Names = ["a", "b", "c"];

    /// <summary>A network for tests that compare numbers.</summary>
    public static INetworkBuilder Small => new Mlp { HiddenSizes = [5], Activation = Activation.Tanh };

    public static List<PointRow> Draw(int rows, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(row => Draw(row, random))];
    }

    /// <summary>The rows as a view, with a key Label of the classes a, b and c whatever rows there are.</summary>
    public static IDataView View(MLContext ml, IEnumerable<PointRow> rows)
    {
        var keys = ml.Data.LoadFromEnumerable(Names.Select(name => new PointRow { Class = name }));
        return ml.Transforms.Conversion.MapValueToKey("Label", nameof(PointRow.Class)).Fit(keys).Transform(ml.Data.LoadFromEnumerable(rows));
    }

    /// <summary>Options for the column of a task.</summary>
    public static TorchTrainerOptions Options(string task) => new()
    {
        Epochs = 3,
        BatchSize = 1000,
        Seed = 3,
        Shuffle = false,
        Optimizer = Optimizers.Sgd(0.1),
        LabelColumnName = task switch { "binary" => nameof(PointRow.Answer), "regression" => nameof(PointRow.Value), _ => "Label" },
    };

    /// <summary>Trains a small network.</summary>
    public static ITorchTransformer Fit(string task, TorchTrainerOptions options, IEnumerable<PointRow> rows, INetworkBuilder? network = null)
    {
        var ml = new MLContext(1);
        return Trainer(ml, task, options, network).Fit(View(ml, rows));
    }

    public static IEstimator<ITorchTransformer> Trainer(MLContext ml, string task, TorchTrainerOptions options, INetworkBuilder? network = null)
    {
        network ??= Small;
        return task switch
        {
            "binary" => ml.Torch().BinaryClassification(network, options),
            "regression" => ml.Torch().Regression(network, options),
            _ => ml.Torch().MulticlassClassification(network, options),
        };
    }

    /// <summary>Compares two models number by number.</summary>
    public static void AssertClose(ITorchTransformer expected, ITorchTransformer actual, double tolerance = 1e-6)
    {
        using var scope = torch.NewDisposeScope();
        foreach (var (path, weight) in NetworkState.Of(expected.Network))
            Assert.IsLessThan(tolerance, (weight - NetworkState.Of(actual.Network)[path]).abs().max().item<float>(), path);
        foreach (var (left, right) in expected.History.Epochs.Zip(actual.History.Epochs))
        {
            Assert.AreEqual(left.TrainingLoss, right.TrainingLoss, tolerance);
            Assert.AreEqual(left.ValidationLoss ?? 0, right.ValidationLoss ?? 0, tolerance);
        }
    }

    private static PointRow Draw(int id, Random random)
    {
        float[] features = [.. Enumerable.Range(0, 4).Select(_ => (random.NextSingle() * 2) - 1)];
        var kind = features[0] > 0.2 ? 2 : features[1] > 0 ? 1 : 0;
        return new PointRow
        {
            Id = id,
            Features = features,
            Class = Names[kind],
            Answer = features[2] > 0,
            Value = (2 * features[0]) - features[3],
            Weight = random.Next(4),
        };
    }
}

internal sealed record PointRow
{
    public int Id { get; set; }

    [VectorType(4)]
    public float[] Features { get; set; } = [0, 0, 0, 0];

    public string Class { get; set; } = "";

    public bool Answer { get; set; }

    public float Value { get; set; }

    public float Weight { get; set; } = 1;
}
