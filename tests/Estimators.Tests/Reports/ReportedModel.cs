using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Classifiers whose answers are known beforehand: the network passes on what it reads.</summary>
internal static class ReportedModel
{
    public static readonly string[] Classes = ["cat", "dog", "owl"];

    public static readonly TrainingHistory History = new(
        [
            new EpochRecord(1, 1.25, 0.5, 1.5, 0.4, 0.1, TimeSpan.FromSeconds(2)) { Confusion = [[1, 0, 2], [0, 3, 0], [1, 1, 1]] },
            new EpochRecord(2, 0.75, 0.7, 1.125, 0.625, 0.05, TimeSpan.FromSeconds(1.5)) { Confusion = [[7, 0, 1], [0, 9, 0], [2, 0, 6]] },
            new EpochRecord(3, 0.5, 0.8, 1.25, 0.5, 0.025, TimeSpan.FromSeconds(1)) { Confusion = [[4, 4, 0], [0, 9, 0], [2, 0, 6]] },
        ],
        2,
        "early stopping");

    /// <summary>Right, wrong, very wrong and right.</summary>
    public static readonly LogitRow[] Rows =
        [LogitRow.Of("cat", 5, 0, 0), LogitRow.Of("cat", 0, 2, 0), LogitRow.Of("dog", 0, -4, 6), LogitRow.Of("owl", 0, 0, 4)];

    /// <summary>A classifier of rows whose first features are the logits of its classes.</summary>
    public static TorchClassificationTransformer Of(
        MLContext ml, TrainingHistory? history = null, IReadOnlyList<string>? classes = null, long[]? input = null)
    {
        classes ??= Classes;
        var labels = LabelColumn.Read(Data(ml, [LogitRow.Of(classes[0], 0)], classes).Schema, "Label");
        var builder = Network.From(shape => new PassOn(shape.Output));
        var shape = new NetworkShape(input ?? [classes.Count], classes.Count);
        return new TorchClassificationTransformer(
            ml, new ScoringState(builder, builder.Build(shape), shape, "Features", labels, history ?? History));
    }

    /// <summary>Rows whose label is a key of these classes, numbered in their order.</summary>
    public static IDataView Data(MLContext ml, IReadOnlyList<LogitRow> rows, IReadOnlyList<string>? classes = null)
    {
        var data = Raw(ml, rows);
        return Keys(ml, classes ?? Classes).Fit(data).Transform(data);
    }

    /// <summary>Rows whose label is a text.</summary>
    public static IDataView Raw(MLContext ml, IReadOnlyList<LogitRow> rows)
    {
        var schema = SchemaDefinition.Create(typeof(LogitRow));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Features.Length);
        return ml.Data.LoadFromEnumerable(rows, schema);
    }

    /// <summary>What makes the label a key.</summary>
    public static IEstimator<ITransformer> Keys(MLContext ml, IReadOnlyList<string> classes)
        => ml.Transforms.Conversion.MapValueToKey("Label", keyData: ml.Data.LoadFromEnumerable(classes.Select(name => new ClassName { Label = name })));
}
