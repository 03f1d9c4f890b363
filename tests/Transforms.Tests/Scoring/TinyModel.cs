using Microsoft.ML;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms.Tests;

/// <summary>An untrained but fixed classifier of <see cref="TinyRow"/>.</summary>
internal static class TinyModel
{
    public static readonly Mlp Builder = new() { HiddenSizes = [8, 5] };

    public static readonly TrainingHistory History = new(
        [
            new EpochRecord(1, 1.25, 0.5, 1.5, 0.4, 0.1, TimeSpan.FromSeconds(2)),
            new EpochRecord(2, 0.75, 0.7, null, null, 0.05, TimeSpan.FromMilliseconds(1500)),
        ],
        2,
        "all epochs done");

    public static IDataView Data(MLContext ml, int rows)
    {
        var keys = ml.Transforms.Conversion.MapValueToKey("Label").Fit(ml.Data.LoadFromEnumerable(TinyRow.Rows(3)));
        return keys.Transform(ml.Data.LoadFromEnumerable(TinyRow.Rows(rows)));
    }

    public static TorchClassificationTransformer Classifier(
        MLContext ml, IDataView data, INetworkBuilder? builder = null, string labelColumn = "Label", string featureColumn = "Features")
    {
        builder ??= Builder;
        var labels = LabelColumn.Read(data.Schema, labelColumn);
        var shape = new NetworkShape(FeatureColumns.ShapeOf(data.Schema, featureColumn), labels.Count);
        using var random = new RandomStream(7);
        return new TorchClassificationTransformer(
            ml, new ScoringState(builder, random.Run(() => builder.Build(shape)), shape, featureColumn, labels, History));
    }
}
