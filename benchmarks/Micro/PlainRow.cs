using Microsoft.ML.Data;

namespace MLNetTorch.Benchmarks.Micro;

/// <summary>A row for a <c>PredictionEngine</c>.</summary>
public sealed class PlainRow
{
    [VectorType(64)]
    public float[] Features { get; set; } = [];
}

/// <summary>What the engine says of it.</summary>
public sealed class PlainAnswer
{
    public float[] Score { get; set; } = [];
}
