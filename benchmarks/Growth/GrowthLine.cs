using MLNetTorch.Networks;

namespace MLNetTorch.Benchmarks.Growth;

/// <summary>One line of a picture: what is timed at which sizes.</summary>
/// <param name="Name">Its name in the picture, and on the command line of the process that measures a point.</param>
/// <param name="Sizes">The sizes, ascending.</param>
/// <param name="Milliseconds">The work at one size.</param>
internal sealed record GrowthLine(string Name, IReadOnlyList<long> Sizes, Func<long, double> Milliseconds)
{
    private const int BatchSize = 64;
    private const int ScoredRows = 256;
    private const long Budget = 16L << 20;

    public static GrowthLine RowsStreamed { get; } = new(
        "streamed within 16 MiB", [1000, 10_000, 100_000, 1_000_000, 10_000_000], rows => Fit(rows, Budget));

    public static GrowthLine RowsInMemory { get; } = new("in memory", [1000, 10_000, 100_000, 1_000_000], rows => Fit(rows, long.MaxValue));

    public static GrowthLine[] OfClasses { get; } = Lines(
        [2, 10, 100, 1000, 10_000], classes => (new Mlp { HiddenSizes = [128] }, [64], (int)classes));

    public static GrowthLine[] OfImages { get; } = Lines([16, 32, 64, 128, 256], side => (new ConvNet(), [1, side, side], 10));

    public static GrowthLine[] OfNetworks { get; } = Lines(
        [16, 64, 256, 1024, 4096, 8192], hidden => (new Mlp { HiddenSizes = [hidden] }, [784], 10));

    private static GrowthLine[] Lines(long[] sizes, Func<long, (INetworkBuilder Builder, long[] Shape, int Classes)> of) =>
    [
        new("training step of 64 rows", sizes, size =>
        {
            var (builder, shape, classes) = of(size);
            return GrowthWork.StepMilliseconds(builder, shape, classes, BatchSize);
        }),
        new("scoring of 256 rows", sizes, size =>
        {
            var (builder, shape, classes) = of(size);
            return GrowthWork.ScoringMilliseconds(builder, shape, classes, ScoredRows);
        }),
    ];

    private static double Fit(long rows, long budget) => GrowthWork.FitMilliseconds(
        new Mlp { HiddenSizes = [8] }, [64], rows, new TorchTrainerOptions { Epochs = 1, BatchSize = 1024, Seed = 1, MemoryBudget = budget });
}
