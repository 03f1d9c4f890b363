using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Search;

public static partial class HyperparameterSearch
{
    // Each fold scores rows that its network has not seen: that is what candidates are compared by.
    private static Trial Measure(MLContext ml, IDataView train, Candidate candidate, Settings settings)
    {
        var folds = ml.Regression.CrossValidate(train, BuildPipeline(ml, candidate), settings.Folds, Label, seed: settings.Seed);
        try
        {
            return new Trial(candidate,
                folds.Average(fold => fold.Metrics.RootMeanSquaredError), folds.Average(fold => fold.Metrics.RSquared));
        }
        finally
        {
            // Only the figures are wanted; the networks' native memory is given back now.
            foreach (var fold in folds)
            {
                (fold.Model as IDisposable)?.Dispose();
            }
        }
    }

    /// <summary>Trains on all of <paramref name="train"/> and measures on <paramref name="test"/>.</summary>
    internal static RegressionMetrics Retrain(MLContext ml, Candidate candidate, IDataView train, IDataView test)
    {
        var model = BuildPipeline(ml, candidate).Fit(train);
        using var native = model as IDisposable;
        return ml.Regression.Evaluate(model.Transform(test), Label);
    }
}
