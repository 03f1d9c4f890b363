using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class MulticlassClassificationCatalog
{
    public MulticlassClassificationMetrics Evaluate(
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel",
        int topKPredictionCount = 0)
    {
        Checks.NotNull(data, nameof(data));
        Checks.NotEmpty(labelColumnName, nameof(labelColumnName));
        Checks.NotEmpty(scoreColumnName, nameof(scoreColumnName));
        Checks.NotEmpty(predictedLabelColumnName, nameof(predictedLabelColumnName));
        Checks.Param(topKPredictionCount >= 0, nameof(topKPredictionCount), "Must be non-negative");
        var evaluator = new MulticlassEvaluator(Environment, data, labelColumnName, scoreColumnName, predictedLabelColumnName);
        return evaluator.Evaluate(topKPredictionCount);
    }

    public IReadOnlyList<CrossValidationResult<MulticlassClassificationMetrics>> CrossValidate(
        IDataView data,
        IEstimator<ITransformer> estimator,
        int numberOfFolds = 5,
        string labelColumnName = "Label",
        string samplingKeyColumnName = null,
        int? seed = null)
    {
        Checks.NotEmpty(labelColumnName, nameof(labelColumnName));
        return CrossValidate(data, estimator, numberOfFolds, samplingKeyColumnName, seed, scored => Evaluate(scored, labelColumnName));
    }
}
