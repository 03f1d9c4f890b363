using System.Globalization;
using MLNetTorch.Networks;

namespace MLNetTorch.Samples.Search;

/// <summary>A network and how to train it: two records, of which a search makes changed copies.</summary>
/// <param name="Network">The builder of the network.</param>
/// <param name="Options">How it is trained.</param>
internal sealed record Candidate(Mlp Network, TorchTrainerOptions Options)
{
    private static readonly long[][] Sizes = [[32], [64], [128], [32, 16], [64, 32], [128, 64]];
    private static readonly double[] Dropouts = [0, 0.1, 0.2];
    private static readonly int[] BatchSizes = [16, 32, 64];

    /// <summary>What one gets without a search: the defaults of builder and optimiser.</summary>
    public static Candidate Default(Settings settings) => new(new Mlp(), new TorchTrainerOptions
    {
        LabelColumnName = HyperparameterSearch.Label,
        Epochs = settings.Epochs,
        Seed = settings.Seed,
        Threads = 1,   // more gain nothing for a network this small
    });

    /// <summary>A copy that differs at random in what is searched.</summary>
    public Candidate Vary(Random random) => new(
        Network with
        {
            HiddenSizes = Any(Sizes, random),
            Dropout = Any(Dropouts, random),
        },
        Options with
        {
            BatchSize = Any(BatchSizes, random),
            Optimizer = Optimizers.Adam(LogUniform(1e-3, 5e-2, random)),
            Schedule = random.Next(2) == 0 ? null : Schedules.Cosine(),
        });

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join('-', Network.HiddenSizes),-8} {Network.Dropout,7:F1} {Options.BatchSize,6} {Rate,9:F5}   {(Options.Schedule is null ? "constant" : "cosine"),-8}");

    private double Rate => ((AdamOptimizer)Options.Optimizer).LearningRate;

    private static T Any<T>(T[] values, Random random) => values[random.Next(values.Length)];

    // Rates differ by factors: 0.001 and 0.002 are as far apart as 0.01 and 0.02.
    private static double LogUniform(double from, double to, Random random) => from * Math.Pow(to / from, random.NextDouble());
}
