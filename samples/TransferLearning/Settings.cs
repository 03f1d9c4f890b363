namespace MLNetTorch.Samples.Transfer;

/// <summary>What the command line may change; usage.txt tells the defaults to the user.</summary>
internal sealed record Settings
{
    public bool Quick { get; init; }

    public string? Folder { get; init; }

    public int TargetClasses { get; init; } = 4;

    public int Shots { get; init; } = 10;

    public int? Epochs { get; init; }

    public int? PretrainingEpochs { get; init; }

    public int Seed { get; init; } = 1;

    public string Output { get; init; } = "transfer.zip";

    public int Threads { get; init; } = 1;

    public double? MinimumGain { get; init; }

    /// <summary>How much transfer helps with pictures of one's own nobody knows beforehand.</summary>
    public double WantedGain => MinimumGain ?? (Folder is not null ? 0 : Quick ? 0.1 : 0.25);

    /// <summary>Pictures of each class of the first task, where the sample draws them itself.</summary>
    public int Drawn => Quick ? 60 : 120;

    /// <summary>Pictures of each class of the second task that are kept for the test.</summary>
    public int DrawnForTest => Quick ? 25 : 50;

    public int EpochsOfFirstTask => PretrainingEpochs ?? (Quick ? 5 : 8);

    public int EpochsOfSecondTask => Epochs ?? (Quick ? 6 : 10);
}
