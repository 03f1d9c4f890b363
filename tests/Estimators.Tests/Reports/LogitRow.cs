namespace MLNetTorch.Estimators.Tests;

/// <summary>A row whose first features are the logits of its classes.</summary>
internal sealed class LogitRow
{
    public string Label { get; set; } = "";

    public float[] Features { get; set; } = [];

    public static LogitRow Of(string label, params float[] features) => new() { Label = label, Features = features };
}

internal sealed class ClassName
{
    public string Label { get; set; } = "";
}
