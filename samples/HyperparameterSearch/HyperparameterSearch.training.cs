using Microsoft.ML;

namespace MLNetTorch.Samples.Search;

/// <summary>Finds a better network and better options by random search with cross-validation.</summary>
/// <remarks>
/// Where the package Microsoft.ML.AutoML is present, its tuners can choose the candidates instead; a trainer of ours is an ordinary estimator to them:
/// <code>
/// var trainer = ml.Auto().CreateSweepableEstimator((MLContext context, CarOptions option) =&gt; context.Torch().Regression(
///     new Mlp { HiddenSizes = [option.Hidden], Dropout = option.Dropout },
///     new TorchTrainerOptions { LabelColumnName = "MilesPerGallon", Optimizer = Optimizers.Adam(option.LearningRate) }));
/// var experiment = ml.Auto().CreateExperiment()
///     .SetPipeline(features.Append(trainer))
///     .SetDataset(train, fold: 5)
///     .SetRegressionMetric(RegressionMetric.RootMeanSquaredError, labelColumn: "MilesPerGallon")
///     .SetMaxModelToExplore(20);
/// var best = (await experiment.RunAsync()).Model;
///
/// public sealed class CarOptions
/// {
///     [Range(16, 128, init: 64, logBase: true)]
///     public int Hidden { get; set; } = 64;
///
///     [Choice(0.0, 0.1, 0.2)]
///     public double Dropout { get; set; }
///
///     [Range(1e-3, 5e-2, init: 1e-2, logBase: true)]
///     public double LearningRate { get; set; } = 1e-2;
/// }
/// </code>
/// Every model it tries holds native memory; disposing a context or a model frees it.
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
