namespace MLNetTorch.Samples.Search;

/// <summary>What the command line may change; usage.txt tells the defaults to the user.</summary>
internal sealed record Settings
{
    public bool Quick { get; init; }

    public int? Trials { get; init; }

    public int Seed { get; init; } = 1;

    public string DataFile { get; init; } = Path.Combine(AppContext.BaseDirectory, "auto-mpg.csv");

    public int Candidates => Trials ?? (Quick ? 6 : 20);

    public int Folds => Quick ? 2 : 5;

    public int Epochs => Quick ? 20 : 60;
}
