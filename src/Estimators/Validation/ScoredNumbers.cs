using Microsoft.ML;
using Microsoft.ML.Data;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Rows of one number as ML.NET's evaluator wants them.</summary>
internal static class ScoredNumbers
{
    /// <param name="context">Whose evaluator to use.</param>
    /// <param name="outputs">[rows, 1], on the CPU.</param>
    /// <param name="labels">[rows, 1], on the CPU.</param>
    public static RegressionMetrics Evaluate(MLContext context, Tensor outputs, Tensor labels)
    {
        var scores = outputs.to(ScalarType.Float32).contiguous().ToArray<float>();
        var wanted = labels.contiguous().ToArray<float>();
        var rows = Enumerable.Range(0, wanted.Length).Select(row => new Row { Label = wanted[row], Score = scores[row] });
        return context.Regression.Evaluate(context.Data.LoadFromEnumerable(rows));
    }

    private sealed class Row
    {
        public float Label { get; set; }

        public float Score { get; set; }
    }
}
