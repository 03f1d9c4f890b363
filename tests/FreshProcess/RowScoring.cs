using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.FreshProcess;

internal static class RowScoring
{
    public static ScoredRows Score(MLContext ml, ITransformer model, DataViewSchema schema, GivenRows rows)
    {
        var definition = SchemaDefinition.Create(typeof(InputRow));
        var features = definition[nameof(InputRow.Features)];
        features.ColumnName = rows.FeatureColumn;
        features.ColumnType = schema[rows.FeatureColumn].Type;
        var input = ml.Data.LoadFromEnumerable(rows.Rows.Select(each => new InputRow { Features = each }).ToArray(), definition);
        var output = model.Transform(input);
        var scored = ml.Data.CreateEnumerable<OutputRow>(output, reuseRowObject: false).ToArray();
        var last = model is TransformerChain<ITransformer> chain ? chain.LastTransformer : model;
        VBuffer<ReadOnlyMemory<char>> slots = default;
        VBuffer<ReadOnlyMemory<char>> keys = default;
        output.Schema["Score"].GetSlotNames(ref slots);
        output.Schema["PredictedLabel"].GetKeyValues(ref keys);
        return new ScoredRows(
            last.GetType().Name,
            [.. scored.Select(each => each.Score)],
            [.. scored.Select(each => each.PredictedLabel)],
            [.. slots.DenseValues().Select(each => each.ToString())],
            [.. keys.DenseValues().Select(each => each.ToString())]);
    }

    private sealed class InputRow
    {
        public float[] Features { get; set; } = [];

        public string Label { get; set; } = "";
    }

    private sealed class OutputRow
    {
        public float[] Score { get; set; } = [];

        [KeyType(uint.MaxValue)]
        public uint PredictedLabel { get; set; }
    }
}
