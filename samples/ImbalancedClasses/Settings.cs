namespace MLNetTorch.Samples.Imbalance;

/// <summary>What the command line may change; usage.txt tells the defaults to the user.</summary>
internal sealed record Settings
{
    public bool Quick { get; init; }

    public int RareDigit { get; init; } = 8;

    public double Kept { get; init; } = 0.01;

    public int Seed { get; init; } = 1;

    public string DataFolder { get; init; } = Path.Combine("data", "mnist");

    public string? Report { get; init; }

    public double MinimumLift { get; init; } = 0.1;

    public int? Rows => Quick ? 20_000 : null;

    public int Epochs => Quick ? 2 : 3;
}
