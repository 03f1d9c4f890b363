namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class MulticlassContractTests : EstimatorContract<TorchClassificationTransformer>
{
    internal override string Label => nameof(TaskRow.Name);

    internal override IEstimator<TorchClassificationTransformer> Trainer(MLContext ml, INetworkBuilder network, TorchTrainerOptions options)
        => ml.Torch().MulticlassClassification(network, options);

    internal override TorchClassificationTransformer Continued(MLContext ml, TorchTrainerOptions options, TorchClassificationTransformer previous)
        => ml.Torch().MulticlassClassification(Small, options).Fit(Rows(ml), previous);

    internal override IEnumerable<ITransformer> CrossValidated(MLContext ml, IDataView rows, IEstimator<ITransformer> estimator)
        => ml.MulticlassClassification.CrossValidate(rows, estimator, numberOfFolds: 3, seed: 5).Select(fold => fold.Model);

    [TestMethod]
    public void It_works_under_cross_validation_and_evaluation()
    {
        var ml = new MLContext(1);
        var folds = ml.MulticlassClassification.CrossValidate(
            ToyRows.Load(ml, rows: 90), Plain(ml, Options with { Epochs = 10 }), numberOfFolds: 3);
        Assert.AreEqual(3, folds.Count);
        foreach (var fold in folds)
        {
            Assert.IsGreaterThan(0.9, fold.Metrics.MicroAccuracy);
            ((IDisposable)fold.Model).Dispose();
        }
    }
}
