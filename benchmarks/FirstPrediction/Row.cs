using Microsoft.ML.Data;

namespace MLNetTorch.Benchmarks.FirstPrediction;

/// <summary>One image of 28 × 28 numbers.</summary>
internal sealed class Row
{
    [VectorType(1, 28, 28)]
    public float[] Features { get; set; } = [];

    /// <summary>The same image as peers/start.py makes.</summary>
    public static Row MadeUp() => new() { Features = [.. Enumerable.Range(0, 28 * 28).Select(pixel => (float)((pixel * 104729L % 256 / 255.0) - 0.5))] };
}
