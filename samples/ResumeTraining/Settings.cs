namespace MLNetTorch.Samples.Resuming;

/// <summary>What the command line may change; usage.txt tells the defaults to the user.</summary>
internal sealed record Settings
{
    public bool Quick { get; init; }

    public int Seed { get; init; } = 1;

    public string DataFolder { get; init; } = Path.Combine("data", "mnist");

    public string Checkpoints { get; init; } = Path.Combine("data", "checkpoints");

    public string Output { get; init; } = "digits.zip";

    public int? KillAt { get; init; }

    public int Rows => Quick ? 4_000 : 12_000;

    public int Epochs => 3;

    public int EverySteps => Quick ? 10 : 50;
}
