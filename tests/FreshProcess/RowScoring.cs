using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.FreshProcess;

internal static class RowScoring
{
    public static ScoredRows Score(MLContext ml, ITransformer model, DataViewSchema schema, GivenRows rows)
    {
        var input = Input(ml, schema, rows);
        var output = model.Transform(input);
        var last = model is TransformerChain<ITransformer> chain ? chain.LastTransformer : model;
        VBuffer<ReadOnlyMemory<char>> slots = default;
        VBuffer<ReadOnlyMemory<char>> keys = default;
        if (output.Schema["Score"].HasSlotNames())
            output.Schema["Score"].GetSlotNames(ref slots);
        if (output.Schema.GetColumnOrNull("PredictedLabel") is { Type: KeyDataViewType } predicted)
            predicted.GetKeyValues(ref keys);
        return new ScoredRows(
            last.GetType().Name,
            Scores(output),
            Predicted(output),
            [.. slots.DenseValues().Select(each => each.ToString())],
            [.. keys.DenseValues().Select(each => each.ToString())],
            output.Schema.GetColumnOrNull("Probability") is null ? [] : [.. output.GetColumn<float>("Probability")],
            [.. output.Schema.Where(each => !each.IsHidden).Skip(input.Schema.Count).Select(each => $"{each.Name} {each.Type}")]);
    }

    private static IDataView Input(MLContext ml, DataViewSchema schema, GivenRows rows)
    {
        var definition = SchemaDefinition.Create(typeof(InputRow));
        Define(definition, nameof(InputRow.Features), rows.FeatureColumn, schema);
        if (rows.SecondColumn is { } second)
            Define(definition, nameof(InputRow.More), second, schema);
        var more = rows.SecondRows ?? [.. rows.Rows.Select(_ => new float[1])];
        return ml.Data.LoadFromEnumerable(
            rows.Rows.Zip(more, (first, second) => new InputRow { Features = first, More = second }).ToArray(), definition);
    }

    private static void Define(SchemaDefinition definition, string member, string column, DataViewSchema schema)
    {
        var found = definition[member];
        found.ColumnName = column;
        found.ColumnType = schema[column].Type;
    }

    private static float[][] Scores(IDataView output) => output.Schema["Score"].Type is VectorDataViewType
        ? [.. output.GetColumn<float[]>("Score")]
        : [.. output.GetColumn<float>("Score").Select(each => new[] { each })];

    private static uint[] Predicted(IDataView output) => output.Schema.GetColumnOrNull("PredictedLabel")?.Type switch
    {
        null => [],
        BooleanDataViewType => [.. output.GetColumn<bool>("PredictedLabel").Select(each => each ? 1u : 0u)],
        _ => [.. output.GetColumn<uint>("PredictedLabel")],
    };

    private sealed class InputRow
    {
        public float[] Features { get; set; } = [];

        [VectorType(1)]
        public float[] More { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
