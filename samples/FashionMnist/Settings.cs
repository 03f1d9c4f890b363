namespace MLNetTorch.Samples.Fashion;

/// <summary>What the command line may change; usage.txt tells the defaults to the user.</summary>
internal sealed record Settings
{
    public bool Quick { get; init; }

    public int? Epochs { get; init; }

    public int? Rows { get; init; }

    public bool Plain { get; init; }

    public bool OtherFiles { get; init; }

    public int Seed { get; init; } = 1;

    public int? Threads { get; init; }

    public string DataFolder { get; init; } = Path.Combine("data", "fashion-mnist");

    public string Output { get; init; } = "fashion.zip";

    public double? MinimumAccuracy { get; init; }

    public int EpochsToTrain => Epochs ?? (Quick ? 1 : 4);

    public int? RowsToTrain => Rows ?? (Quick ? 12_000 : null);

    public double WantedAccuracy => MinimumAccuracy ?? (Quick ? 0.68 : 0.84);
}
