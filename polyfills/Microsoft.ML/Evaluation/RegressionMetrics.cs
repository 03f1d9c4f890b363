namespace Microsoft.ML.Data;

public sealed class RegressionMetrics
{
    internal RegressionMetrics(double absoluteError, double squaredError, double rSquared)
    {
        MeanAbsoluteError = absoluteError;
        MeanSquaredError = squaredError;
        RootMeanSquaredError = Math.Sqrt(squaredError);
        // The loss that trainers minimise by default is the squared error.
        LossFunction = squaredError;
        RSquared = rSquared;
    }

    public double MeanAbsoluteError { get; }

    public double MeanSquaredError { get; }

    public double RootMeanSquaredError { get; }

    public double LossFunction { get; }

    public double RSquared { get; }
}
