using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Expression;

/// <summary>One value of each type that expressions take.</summary>
public sealed class ExpressionRow
{
    public int I { get; set; } = 3;

    public long L { get; set; } = 10_000_000_000;

    public float S { get; set; } = 2.5f;

    public double D { get; set; } = -0.25;

    public float Nan { get; set; } = float.NaN;

    public bool B { get; set; } = true;

    public string T { get; set; } = "Hello, World";

    [VectorType(3)]
    public float[] V { get; set; } = [1, 0, -2];
}
