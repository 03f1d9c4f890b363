using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Tabular;

public static partial class TabularRegression
{
    /// <summary>The metrics of <paramref name="model"/> on <paramref name="cars"/>.</summary>
    public static RegressionMetrics Evaluate(MLContext ml, ITransformer model, IDataView cars)
    {
        ArgumentNullException.ThrowIfNull(ml);
        ArgumentNullException.ThrowIfNull(model);
        return ml.Regression.Evaluate(model.Transform(cars), Label);
    }

    /// <summary>The metrics of a model that knows nothing of a car and always tells the mean of the training cars: what must be beaten.</summary>
    public static RegressionMetrics EvaluateMean(MLContext ml, IDataView train, IDataView cars)
    {
        ArgumentNullException.ThrowIfNull(ml);
        var mean = train.GetColumn<float>(Label).Average().ToString(CultureInfo.InvariantCulture);
        return Evaluate(ml, ml.Transforms.Expression("Score", $"(x) : {mean}f", Label).Fit(cars), cars);
    }

    internal static void Print(string what, RegressionMetrics metrics) =>
        Console.WriteLine($"{what,-36} R² {metrics.RSquared,6:F3}   RMSE {metrics.RootMeanSquaredError:F2} miles per gallon");

    /// <summary>Trains and measures once for each fold, every car being measured by a model that has not seen it.</summary>
    /// <returns>The mean of R² over the folds.</returns>
    internal static double CrossValidate(MLContext ml, IDataView cars, Settings settings)
    {
        var folds = ml.Regression.CrossValidate(cars, BuildPipeline(ml, Network, OptionsFor(settings)), settings.Folds, Label, seed: settings.Seed);
        foreach (var fold in folds)
        {
            Print($"  fold {fold.Fold + 1} of {settings.Folds}", fold.Metrics);
        }

        return folds.Average(fold => fold.Metrics.RSquared);
    }
}
