namespace MLNetTorch.Estimators.Tests;

/// <content>Cross-validation.</content>
public abstract partial class EstimatorContract<TModel>
{
    /// <summary>The models of the three folds of a cross-validation with seed 5.</summary>
    internal abstract IEnumerable<ITransformer> CrossValidated(MLContext ml, IDataView rows, IEstimator<ITransformer> estimator);

    /// <summary>Trap: an early-stopping object that keeps its best value between fits lets the folds of a cross-validation influence each other.</summary>
    [TestMethod]
    public void Folds_do_not_influence_each_other()
    {
        var ml = new MLContext(1);
        var options = Options with
        {
            Epochs = 8,
            ValidationFraction = 0.3,
            Optimizer = Optimizers.Sgd(0.3, momentum: 0.9),
            Callbacks = [Callbacks.EarlyStopping(patience: 1), Callbacks.MovingAverage(0.5)],
            Schedule = Schedules.ReduceOnPlateau(patience: 0),
        };
        var together = CrossValidated(ml, Rows(ml), Estimator(ml, options)).Cast<TModel>().ToArray();
        var splits = ml.Data.CrossValidationSplit(Rows(ml), numberOfFolds: 3, seed: 5);
        Assert.HasCount(3, splits);
        foreach (var (model, split) in together.Zip(splits))
        {
            using var alone = Estimator(new MLContext(1), options).Fit(split.TrainSet);
            CollectionAssert.AreEqual(WeightsOf(alone), WeightsOf(model));
            Assert.AreEqual(TrainingFigures.Of(alone.History), TrainingFigures.Of(model.History));
            model.Dispose();
        }
    }
}
