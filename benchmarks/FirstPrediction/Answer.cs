namespace MLNetTorch.Benchmarks.FirstPrediction;

/// <summary>What a model says of a row.</summary>
internal sealed class Answer
{
    public float[] Score { get; set; } = [];
}
