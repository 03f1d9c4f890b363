using Microsoft.ML;

namespace MLNetTorch.Samples.Search;

/// <summary>Finds a better network and better options by random search with cross-validation.</summary>
/// <remarks>
/// Where the package Microsoft.ML.AutoML is present, its tuners can choose the candidates instead; a trainer of ours is an estimator to them like any
/// other (described after the sources of ML.NET 5.0.0; this repository does not run it):
/// <code>
/// public sealed class CarOptions          // with Microsoft.ML.SearchSpace's attributes
/// {
///     [Range(16, 128, init: 64, logBase: true)]
///     public int Hidden { get; set; } = 64;
///
///     [Range(1e-3, 5e-2, init: 1e-2, logBase: true)]
///     public double LearningRate { get; set; } = 1e-2;
/// }
///
/// var trainer = ml.Auto().CreateSweepableEstimator((context, option) =&gt; context.Torch().Regression(
///     new Mlp { HiddenSizes = [option.Hidden] },
///     new TorchTrainerOptions { LabelColumnName = "MilesPerGallon", Optimizer = Optimizers.Adam(option.LearningRate) }),
///     new SearchSpace&lt;CarOptions&gt;());
/// var result = await ml.Auto().CreateExperiment()
///     .SetPipeline(features.Append(trainer))      // a SweepablePipeline
///     .SetDataset(train, fold: 5)
///     .SetRegressionMetric(RegressionMetric.RootMeanSquaredError, labelColumn: "MilesPerGallon")
///     .SetMaxModelToExplore(20)
///     .RunAsync();
/// var best = result.Model;
/// </code>
/// </remarks>
public static partial class HyperparameterSearch
{
    /// <summary>What is to be predicted.</summary>
    public const string Label = nameof(ModelInput.MilesPerGallon);

    internal static IDataView Load(MLContext ml, string path) =>
        ml.Data.LoadFromTextFile<ModelInput>(path, separatorChar: ',', hasHeader: true);

    internal static IEstimator<ITransformer> BuildPipeline(MLContext ml, Candidate candidate) =>
        ml.Transforms.Categorical.OneHotEncoding("OriginSlots", nameof(ModelInput.Origin))
            .Append(ml.Transforms.Concatenate("Features", "OriginSlots",
                nameof(ModelInput.Cylinders), nameof(ModelInput.Displacement), nameof(ModelInput.Horsepower),
                nameof(ModelInput.Weight), nameof(ModelInput.Acceleration), nameof(ModelInput.ModelYear)))
            .Append(ml.Transforms.NormalizeMeanVariance("Features", fixZero: false))
            .Append(ml.Torch().Regression(candidate.Network, candidate.Options));

    /// <summary>Measures the default and so many random candidates, each on the same folds.</summary>
    internal static IReadOnlyList<Trial> Search(MLContext ml, IDataView train, Settings settings)
    {
        var random = new Random(settings.Seed);
        var standard = Candidate.Default(settings);
        Candidate[] candidates = [standard, .. Enumerable.Range(0, settings.Candidates).Select(_ => standard.Vary(random))];
        var trials = new List<Trial>();
        foreach (var candidate in candidates)
        {
            trials.Add(Measure(ml, train, candidate, settings));
            Console.WriteLine(trials[^1]);
        }

        return trials;
    }
}
