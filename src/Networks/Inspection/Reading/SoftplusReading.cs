namespace MLNetTorch.Networks;

/// <summary>Softplus, log(1 + exp(beta x)) / beta, and x itself where beta x is above the threshold.</summary>
internal static class SoftplusReading
{
    private const int Points = 1024;

    public static string Describe(LayerProbe layer)
    {
        var beta = layer.Values([0], 1) is [var atZero] ? layer.Rounded(Math.Log(2) / atZero) : double.NaN;
        beta = double.IsFinite(beta) && beta != 0 ? beta : 1;
        var threshold = Threshold(layer, beta) ?? 20;
        return $"beta={PythonText.WholeOrNumber(beta)}, threshold={PythonText.WholeOrNumber(threshold)}";
    }

    /// <summary>
    /// From where on the output is the input, narrowed down step by step. Above 30 the curve is too near the line to see where it ends.
    /// </summary>
    private static double? Threshold(LayerProbe layer, double beta)
    {
        var (low, high) = (-100.0, 100.0);
        for (var step = 0; step < 6; step++)
        {
            var width = (high - low) / (Points - 1);
            double[] points = [.. Enumerable.Range(0, Points).Select(i => low + (i * width))];
            var first = layer.Values([.. points.Select(point => point / beta)], Points) is { } values
                ? Array.FindIndex([.. values.Zip(points, (value, point) => value == point / beta)], same => same)
                : -1;
            if (first <= 0)
            {
                return null;
            }

            (low, high) = (points[first - 1], points[first]);
        }

        return high < 30 ? layer.Rounded(high) : null;
    }
}
