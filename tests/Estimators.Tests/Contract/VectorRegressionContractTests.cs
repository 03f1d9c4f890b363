namespace MLNetTorch.Estimators.Tests;

/// <summary>A label of two numbers, for which ML.NET has no evaluator.</summary>
[TestClass]
public sealed class VectorRegressionContractTests : EstimatorContract<TorchRegressionTransformer>
{
    internal override string Label => nameof(TaskRow.Values);

    internal override IEstimator<TorchRegressionTransformer> Trainer(MLContext ml, INetworkBuilder network, TorchTrainerOptions options)
        => ml.Torch().Regression(network, options);

    internal override TorchRegressionTransformer Continued(MLContext ml, TorchTrainerOptions options, TorchRegressionTransformer previous)
        => ml.Torch().Regression(Small, options).Fit(Rows(ml), previous);

    internal override IEnumerable<ITransformer> CrossValidated(MLContext ml, IDataView rows, IEstimator<ITransformer> estimator)
        => ml.Data.CrossValidationSplit(rows, numberOfFolds: 3, seed: 5).Select(fold => estimator.Fit(fold.TrainSet));
}
