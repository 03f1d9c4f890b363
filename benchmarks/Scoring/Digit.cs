using Microsoft.ML.Data;

namespace MLNetTorch.Benchmarks.Scoring;

/// <summary>A picture as it is sent to a prediction engine.</summary>
internal sealed class Digit
{
    [VectorType(1, 28, 28)]
    public byte[] Image { get; set; } = [];

    public uint Label { get; set; }
}

/// <summary>What comes back.</summary>
internal sealed class Scored
{
    public float[] Score { get; set; } = [];
}
