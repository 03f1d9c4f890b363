using Microsoft.ML;
using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Rows of yes and no as ML.NET's evaluator wants them.</summary>
internal static class ScoredAnswers
{
    /// <param name="context">Whose evaluator to use.</param>
    /// <param name="logits">[rows, 1], on the CPU.</param>
    /// <param name="labels">1 and 0: [rows, 1], on the CPU.</param>
    public static CalibratedBinaryClassificationMetrics Evaluate(MLContext context, Tensor logits, Tensor labels)
    {
        var scores = logits.to(ScalarType.Float32).contiguous().ToArray<float>();
        var probabilities = logits.to(ScalarType.Float32).sigmoid().contiguous().ToArray<float>();
        var wanted = labels.contiguous().ToArray<float>();
        var rows = Enumerable.Range(0, wanted.Length).Select(row => new Row
        {
            Label = wanted[row] > 0.5f,
            Score = scores[row],
            Probability = probabilities[row],
            PredictedLabel = scores[row] > 0,
        });
        return context.BinaryClassification.Evaluate(context.Data.LoadFromEnumerable(rows));
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
