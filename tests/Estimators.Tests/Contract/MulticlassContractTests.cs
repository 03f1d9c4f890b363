namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class MulticlassContractTests : EstimatorContract<TorchClassificationTransformer>
{
    internal override INetworkBuilder Small => new ConvNet { FirstChannels = 4, SecondChannels = 6, HiddenSize = 16 };

    internal override IEstimator<TorchClassificationTransformer> Estimator(MLContext ml, TorchTrainerOptions options)
        => ml.Torch().MulticlassClassification(Small, options);

    internal override IEstimator<TorchClassificationTransformer> Plain(MLContext ml, TorchTrainerOptions options)
        => ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [20] }, options);

    internal override IDataView Rows(MLContext ml) => ToyRows.Load(ml);

    internal override byte[] WeightsOf(TorchClassificationTransformer model) => Weights.Of(model.Network);

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
