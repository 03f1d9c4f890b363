namespace Microsoft.ML.Data;

public class BinaryClassificationMetrics
{
    internal BinaryClassificationMetrics(BinaryCounters counters, IReadOnlyList<string> classNames)
    {
        AreaUnderRocCurve = counters.Curves.AreaUnderRocCurve();
        AreaUnderPrecisionRecallCurve = counters.Curves.AreaUnderPrecisionRecallCurve();
        Accuracy = counters.Accuracy;
        ConfusionMatrix = new ConfusionMatrix(counters.ConfusionTable, classNames, isBinary: true);
        PositivePrecision = ConfusionMatrix.PerClassPrecision[0];
        PositiveRecall = ConfusionMatrix.PerClassRecall[0];
        NegativePrecision = ConfusionMatrix.PerClassPrecision[1];
        NegativeRecall = ConfusionMatrix.PerClassRecall[1];
        double sum = PositivePrecision + PositiveRecall;
        F1Score = sum == 0 ? 0 : 2 * PositivePrecision * PositiveRecall / sum;
    }

    public double AreaUnderRocCurve { get; }

    public double Accuracy { get; }

    public double PositivePrecision { get; }

    public double PositiveRecall { get; }

    public double NegativePrecision { get; }

    public double NegativeRecall { get; }

    public double F1Score { get; }

    public double AreaUnderPrecisionRecallCurve { get; }

    public ConfusionMatrix ConfusionMatrix { get; }
}
