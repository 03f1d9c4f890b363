using Microsoft.ML;
using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Rows of classes as ML.NET's evaluator wants them.</summary>
internal static class ScoredClasses
{
    /// <param name="context">Whose evaluator to use.</param>
    /// <param name="probabilities">[rows, classes], on the CPU.</param>
    /// <param name="labels">The classes, from 0: int64 [rows], on the CPU.</param>
    public static MulticlassClassificationMetrics Evaluate(MLContext context, Tensor probabilities, Tensor labels)
    {
        var classes = checked((int)probabilities.shape[1]);
        var scores = probabilities.to(ScalarType.Float32).contiguous().ToArray<float>();
        var wanted = labels.contiguous().ToArray<long>();
        var definition = SchemaDefinition.Create(typeof(Row));
        definition[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        definition[nameof(Row.PredictedLabel)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        definition[nameof(Row.Score)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, classes);
        var rows = Enumerable.Range(0, wanted.Length).Select(row => Row.Of(wanted[row], scores.AsSpan(row * classes, classes)));
        return context.MulticlassClassification.Evaluate(context.Data.LoadFromEnumerable(rows, definition));
    }

    // Keys count from zero in a member.
    private sealed class Row
    {
        public uint Label { get; set; }

        public float[] Score { get; set; } = [];

        public uint PredictedLabel { get; set; }

        public static Row Of(long label, ReadOnlySpan<float> scores)
        {
            var best = 0;
            for (var i = 1; i < scores.Length; i++)
                best = scores[i] > scores[best] ? i : best;
            return new Row { Label = (uint)label, Score = scores.ToArray(), PredictedLabel = (uint)best };
        }
    }
}
