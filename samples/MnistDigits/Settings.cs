namespace MLNetTorch.Samples;

/// <summary>What the command line may change; usage.txt tells the defaults to the user.</summary>
internal sealed record Settings
{
    public string Network { get; init; } = "conv-net";

    public int Epochs { get; init; } = 5;

    public int BatchSize { get; init; } = 64;

    public double LearningRate { get; init; } = 0.001;

    public int? Rows { get; init; }

    public int Seed { get; init; } = 1;

    public string DataFolder { get; init; } = Path.Combine("data", "mnist");

    public string Output { get; init; } = "mnist.zip";

    public double MinimumAccuracy { get; init; } = 0.98;
}
