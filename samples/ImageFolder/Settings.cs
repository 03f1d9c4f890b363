namespace MLNetTorch.Samples.Folders;

/// <summary>What the command line may change; usage.txt tells the defaults to the user.</summary>
internal sealed record Settings
{
    public bool Quick { get; init; }

    public string? Folder { get; init; }

    public int Side { get; init; } = 32;

    public int Epochs { get; init; } = 3;

    public int Seed { get; init; } = 1;

    public string Output { get; init; } = "pictures.zip";

    public double? MinimumAccuracy { get; init; }

    /// <summary>The wanted accuracy. What is possible with a user's own pictures only the user knows.</summary>
    public double Floor => MinimumAccuracy ?? (Folder is not null ? 0 : Quick ? 0.35 : 0.9);

    /// <summary>Pictures that are drawn of each shape to train on; a quarter as many to test with.</summary>
    public int Drawn => Quick ? 100 : 400;
}
