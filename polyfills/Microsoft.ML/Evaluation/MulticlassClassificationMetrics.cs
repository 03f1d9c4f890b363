namespace Microsoft.ML.Data;

public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics(MulticlassCounters counters, IReadOnlyList<string> classNames, int topKPredictionCount)
    {
        LogLoss = counters.LogLoss;
        LogLossReduction = counters.LogLossReduction;
        MacroAccuracy = counters.MacroAccuracy;
        MicroAccuracy = counters.MicroAccuracy;
        PerClassLogLoss = Array.AsReadOnly(counters.PerClassLogLoss());
        TopKPredictionCount = topKPredictionCount;
        if (topKPredictionCount > 0)
            TopKAccuracyForAllK = Array.AsReadOnly(counters.TopKAccuracies(topKPredictionCount));
        ConfusionMatrix = new ConfusionMatrix(counters.ConfusionTable, classNames, isBinary: false);
    }

    public double LogLoss { get; }

    public double LogLossReduction { get; }

    public double MacroAccuracy { get; }

    public double MicroAccuracy { get; }

    public double TopKAccuracy => TopKAccuracyForAllK is null ? 0 : TopKAccuracyForAllK[^1];

    public int TopKPredictionCount { get; }

    public IReadOnlyList<double> TopKAccuracyForAllK { get; }

    public IReadOnlyList<double> PerClassLogLoss { get; }

    public ConfusionMatrix ConfusionMatrix { get; }
}
