namespace MLNetTorch.Samples.Tutorials;

/// <summary>What the command line may change; usage.txt tells the defaults to the user.</summary>
internal sealed record Settings
{
    public bool Quick { get; init; }

    public bool Long { get; init; }

    public string DataFolder { get; init; } = Path.Combine("data", "mnist");

    public string? WeightsFolder { get; init; }

    public int Seed { get; init; }
}
