using Microsoft.ML;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms.Tests;

/// <summary>An untrained but fixed transformer of <see cref="TinyRow"/>, of any task and with any feature columns.</summary>
internal static class TinyTask
{
    /// <summary>One feature column, and two: 1x2x3 values and a single one.</summary>
    public static readonly string[] One = ["Features"], Two = ["Features", "Amount"];

    /// <summary>Every task by a name, with one feature column and with two.</summary>
    public static IEnumerable<object[]> All =>
        from task in new[] { "classification", "binary", "regression", "vector regression" }
        from features in new[] { One, Two }
        select new object[] { task, features };

    public static ITorchTransformer Named(MLContext ml, IDataView data, string task, string[] features) => task switch
    {
        "classification" => Classification(ml, data, features: features),
        "binary" => Binary(ml, data, features: features),
        "regression" => Regression(ml, data, features: features),
        _ => Regression(ml, data, new RegressionTask(2, ["width", "height"]), features: features),
    };

    public static TorchClassificationTransformer Classification(MLContext ml, IDataView data, INetworkBuilder? builder = null, string[]? features = null)
        => new(ml, StateOf(data, new ClassificationTask(LabelColumn.Read(data.Schema, "Label")), builder, features));

    public static TorchBinaryTransformer Binary(
        MLContext ml, IDataView data, BinaryTask? task = null, INetworkBuilder? builder = null, string[]? features = null)
        => new(ml, StateOf(data, task ?? new BinaryTask(), builder, features));

    public static TorchRegressionTransformer Regression(
        MLContext ml, IDataView data, RegressionTask? task = null, INetworkBuilder? builder = null, string[]? features = null)
        => new(ml, StateOf(data, task ?? new RegressionTask(), builder, features));

    /// <summary>With one column an <see cref="Mlp"/>, with several <see cref="Towers"/>.</summary>
    public static ScoringState StateOf(IDataView data, ScoringTask task, INetworkBuilder? builder = null, string[]? features = null)
    {
        features ??= One;
        builder ??= features.Length == 1 ? TinyModel.Builder : new Towers { TowerSize = 4, HeadSizes = [] };
        var shape = FeatureInput.Of(data.Schema, features).ShapeFor(task.Outputs);
        using var random = new RandomStream(7);
        return new ScoringState(builder, random.Run(() => builder.Build(shape)), shape, features, task, TinyModel.History);
    }
}
