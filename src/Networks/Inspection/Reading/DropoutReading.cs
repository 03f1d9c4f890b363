namespace MLNetTorch.Networks;

/// <summary>Dropout: what is kept is scaled by 1 / (1 - p), which tells p.</summary>
internal static class DropoutReading
{
    private const long Count = 65536;
    private const double AlphaPrime = 1.7580993408473766;

    /// <summary>Dropout of elements (no dimensions) or of channels that have so many.</summary>
    public static string Describe(LayerProbe layer, int dimensions)
    {
        var (output, inPlace) = OfOnes(layer, dimensions);
        var kept = output.FirstOrDefault(value => value != 0);
        return Text(output.Length == 0 ? 0.5 : kept == 0 ? 1 : layer.Rounded(1 - (1 / kept)), inPlace);
    }

    /// <summary>Alpha dropout shifts and scales kept and dropped alike; their ratio tells p.</summary>
    public static string Alpha(LayerProbe layer)
    {
        var (output, inPlace) = OfOnes(layer, dimensions: 0);
        return Text(Probability(), inPlace);

        double Probability()
        {
            if (output.Length == 0 || output.All(value => value == output[0]))
            {
                return output is [0, ..] ? 1 : output is [1, ..] ? 0 : 0.5;
            }

            var ratio = output.Max() / output.Min();
            return layer.Rounded((1 + (ratio * AlphaPrime)) / (AlphaPrime * (ratio - 1)));
        }
    }

    private static (double[] Output, bool InPlace) OfOnes(LayerProbe layer, int dimensions) => layer.WhileTraining(() =>
    {
        var input = layer.Zeros([1, Count, .. Enumerable.Repeat(1L, dimensions)]).fill_(1);
        var output = layer.Forward(input) is { } result ? LayerProbe.Numbers(result) : [];
        return (output, LayerProbe.Numbers(input).Any(value => value != 1));
    });

    private static string Text(double probability, bool inPlace) => $"p={PythonText.Number(probability)}, inplace={PythonText.Bool(inPlace)}";
}
