using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public abstract partial class TrainCatalogBase
{
    /// <summary>Trains on all folds but one and scores that one, for each fold in turn.</summary>
    private protected CrossValidationResult<T>[] CrossValidate<T>(
        IDataView data, IEstimator<ITransformer> estimator, int folds, string samplingKeyColumn, int? seed, Func<IDataView, T> evaluate)
        where T : class
    {
        Checks.NotNull(data, nameof(data));
        Checks.NotNull(estimator, nameof(estimator));
        Checks.Param(folds > 1, "numberOfFolds", "Must be more than 1");
        var splits = new DataOperationsCatalog(Environment).CrossValidationSplit(data, folds, samplingKeyColumn, seed);
        return splits.Select((split, fold) =>
        {
            var model = estimator.Fit(split.TrainSet);
            var scored = model.Transform(split.TestSet);
            return new CrossValidationResult<T>(model, evaluate(scored), scored, fold);
        }).ToArray();
    }

    public sealed class CrossValidationResult<T>
        where T : class
    {
        public readonly T Metrics;

        public readonly ITransformer Model;

        public readonly IDataView ScoredHoldOutSet;

        public readonly int Fold;

        internal CrossValidationResult(ITransformer model, T metrics, IDataView scores, int fold)
        {
            Model = model;
            Metrics = metrics;
            ScoredHoldOutSet = scores;
            Fold = fold;
        }
    }
}
