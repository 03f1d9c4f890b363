namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class BinaryContractTests : EstimatorContract<TorchBinaryTransformer>
{
    internal override string Label => nameof(TaskRow.Answer);

    internal override IEstimator<TorchBinaryTransformer> Trainer(MLContext ml, INetworkBuilder network, TorchTrainerOptions options)
        => ml.Torch().BinaryClassification(network, options);

    internal override TorchBinaryTransformer Continued(MLContext ml, TorchTrainerOptions options, TorchBinaryTransformer previous)
        => ml.Torch().BinaryClassification(Small, options).Fit(Rows(ml), previous);

    internal override IEnumerable<ITransformer> CrossValidated(MLContext ml, IDataView rows, IEstimator<ITransformer> estimator)
        => ml.BinaryClassification.CrossValidate(rows, estimator, numberOfFolds: 3, seed: 5).Select(fold => fold.Model);

    [TestMethod]
    public void It_works_under_cross_validation_and_evaluation()
    {
        var ml = new MLContext(1);
        var folds = ml.BinaryClassification.CrossValidate(
            TaskRows.Load(ml, Label, rows: 90), Plain(ml, Options with { Epochs = 10 }), numberOfFolds: 3);
        Assert.HasCount(3, folds);
        foreach (var fold in folds)
        {
            Assert.IsGreaterThan(0.9, fold.Metrics.Accuracy);
            Assert.IsLessThan(0.5, fold.Metrics.LogLoss);
            ((IDisposable)fold.Model).Dispose();
        }
    }
}
