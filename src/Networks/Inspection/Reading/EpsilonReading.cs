using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>
/// The epsilon of a normalisation. Of a pattern of variance v, scaled by d, it makes w d / sqrt(v d² + epsilon) + b: nearly the same for every large d, and
/// less the smaller d is. The ratio of the two tells epsilon, whatever the weights w and b, as long as w is not zero.
/// </summary>
internal static class EpsilonReading
{
    private const string Default = "1e-05";
    private const double Large = 1e6;

    public static string Of(LayerProbe layer, double[] pattern, Func<double[], Tensor> input)
    {
        var mean = pattern.Average();
        var variance = pattern.Average(value => (value - mean) * (value - mean));
        double[]? Output(double scale) => layer.Forward(input([.. pattern.Select(value => value * scale)])) is { } output ? LayerProbe.Numbers(output) : null;
        if (!layer.IsExactEnough || variance == 0 || Output(0) is not { } shift || Output(Large) is not { } large)
        {
            return Default;
        }

        var place = Enumerable.Range(0, shift.Length).MaxBy(i => Math.Abs(large[i] - shift[i]));
        var most = Math.Abs(large[place] - shift[place]);
        if (!(most > 0) || !double.IsFinite(most))
        {
            return Default;
        }

        double Epsilon(double scale) => variance * scale * scale * (Math.Pow(most / Math.Abs(Output(scale)![place] - shift[place]), 2) - 1);
        foreach (var scale in new[] { 1, 1e-3, 1e-6, 1e-9 })
        {
            // Only a variance of about epsilon's size tells it exactly.
            var rough = Epsilon(scale);
            if (rough > 0.01 * variance * scale * scale && double.IsFinite(rough))
            {
                var closer = Epsilon(Math.Sqrt(rough / variance));
                return PythonText.Number(layer.Rounded(Epsilon(Math.Sqrt(closer / variance))));
            }
        }

        return "0.0";
    }
}
