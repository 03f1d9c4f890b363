namespace MLNetTorch.Networks;

/// <summary>Activations: their values far from zero tell their options.</summary>
internal static class ActivationReading
{
    private const double Far = 1e300;

    public static string InPlaceOnly(LayerProbe layer) => WorksInPlace(layer) ? "inplace=True" : "";

    public static string LeakyRelu(LayerProbe layer) => $"negative_slope={Number(-At(layer, -1), 0.01)}{InPlace(layer)}";

    public static string Exponential(LayerProbe layer) => $"alpha={Number(-At(layer, -Far), 1)}{InPlace(layer)}";

    public static string HardTanh(LayerProbe layer) => $"min_val={Number(At(layer, -Far), -1)}, max_val={Number(At(layer, Far), 1)}{InPlace(layer)}";

    /// <summary>The exact form and the one by tanh part in the fourth digit.</summary>
    public static string Gelu(LayerProbe layer) => $"approximate={PythonText.Quoted(Math.Abs(At(layer, 1) - 0.8411919906082768) < 1e-6 ? "tanh" : "none")}";

    private static double At(LayerProbe layer, double value) => layer.Values([value], 1) is [var result] ? result : double.NaN;

    private static string Number(double value, double fallback) => PythonText.Number(double.IsFinite(value) && Math.Abs(value) < Far ? value : fallback);

    private static string InPlace(LayerProbe layer) => WorksInPlace(layer) ? ", inplace=True" : "";

    private static bool WorksInPlace(LayerProbe layer)
    {
        double[] values = [-5, -0.5, 0.5, 50];
        var input = layer.Input(values, 4);
        layer.Forward(input);
        return !LayerProbe.Numbers(input).AsSpan().SequenceEqual(values);
    }
}
