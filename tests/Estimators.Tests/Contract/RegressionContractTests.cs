namespace MLNetTorch.Estimators.Tests;

/// <summary>A label of one number.</summary>
[TestClass]
public sealed class RegressionContractTests : EstimatorContract<TorchRegressionTransformer>
{
    internal override string Label => nameof(TaskRow.Value);

    internal override IEstimator<TorchRegressionTransformer> Trainer(MLContext ml, INetworkBuilder network, TorchTrainerOptions options)
        => ml.Torch().Regression(network, options);

    internal override TorchRegressionTransformer Continued(MLContext ml, TorchTrainerOptions options, TorchRegressionTransformer previous)
        => ml.Torch().Regression(Small, options).Fit(Rows(ml), previous);

    internal override IEnumerable<ITransformer> CrossValidated(MLContext ml, IDataView rows, IEstimator<ITransformer> estimator)
        => ml.Regression.CrossValidate(rows, estimator, numberOfFolds: 3, seed: 5).Select(fold => fold.Model);

    [TestMethod]
    public void It_works_under_cross_validation_and_evaluation()
    {
        var ml = new MLContext(1);
        var folds = ml.Regression.CrossValidate(
            TaskRows.Load(ml, Label, rows: 90), Plain(ml, Options with { Epochs = 15 }), numberOfFolds: 3);
        Assert.HasCount(3, folds);
        foreach (var fold in folds)
        {
            Assert.IsGreaterThan(0.7, fold.Metrics.RSquared);
            ((IDisposable)fold.Model).Dispose();
        }
    }
}
