using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class BinaryClassificationCatalog
{
    public CalibratedBinaryClassificationMetrics Evaluate(
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string probabilityColumnName = "Probability",
        string predictedLabelColumnName = "PredictedLabel")
    {
        Checks.NotEmpty(probabilityColumnName, nameof(probabilityColumnName));
        var evaluator = Evaluator(data, labelColumnName, scoreColumnName, probabilityColumnName, predictedLabelColumnName);
        return new CalibratedBinaryClassificationMetrics(evaluator.Count(), evaluator.ClassNames());
    }

    public BinaryClassificationMetrics EvaluateNonCalibrated(
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel")
    {
        var evaluator = Evaluator(data, labelColumnName, scoreColumnName, null, predictedLabelColumnName);
        return new BinaryClassificationMetrics(evaluator.Count(), evaluator.ClassNames());
    }

    public IReadOnlyList<CrossValidationResult<CalibratedBinaryClassificationMetrics>> CrossValidate(
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

    public IReadOnlyList<CrossValidationResult<BinaryClassificationMetrics>> CrossValidateNonCalibrated(
        IDataView data,
        IEstimator<ITransformer> estimator,
        int numberOfFolds = 5,
        string labelColumnName = "Label",
        string samplingKeyColumnName = null,
        int? seed = null)
    {
        Checks.NotEmpty(labelColumnName, nameof(labelColumnName));
        return CrossValidate(data, estimator, numberOfFolds, samplingKeyColumnName, seed, scored => EvaluateNonCalibrated(scored, labelColumnName));
    }

    private BinaryEvaluator Evaluator(IDataView data, string label, string score, string probability, string predictedLabel)
    {
        Checks.NotNull(data, nameof(data));
        Checks.NotEmpty(label, "labelColumnName");
        Checks.NotEmpty(score, "scoreColumnName");
        Checks.NotEmpty(predictedLabel, "predictedLabelColumnName");
        return new BinaryEvaluator(Environment, data, label, score, probability, predictedLabel);
    }
}
