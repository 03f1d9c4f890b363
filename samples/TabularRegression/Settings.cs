namespace MLNetTorch.Samples.Tabular;

/// <summary>What the command line may change; usage.txt tells the defaults to the user.</summary>
internal sealed record Settings
{
    public bool Quick { get; init; }

    public int Seed { get; init; } = 1;

    public string DataFile { get; init; } = Path.Combine(AppContext.BaseDirectory, "auto-mpg.csv");

    public string Output { get; init; } = "cars.zip";

    public double MinimumRSquared { get; init; } = 0.82;

    public int Epochs => Quick ? 60 : 300;

    public int Folds => Quick ? 3 : 5;
}
