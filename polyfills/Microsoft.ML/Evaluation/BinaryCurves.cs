using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The areas below the curves that a moving threshold draws.</summary>
internal sealed class BinaryCurves
{
    private readonly List<(float Score, bool IsPositive)> _rows = [];

    public void Add(bool isPositive, float score) => _rows.Add((score, isPositive));

    /// <summary>The chance that a positive row scores higher than a negative one; an equal score counts half.</summary>
    public double AreaUnderRocCurve()
    {
        if (_rows.Count == 0)
            return 0;
        double positives = _rows.Count(row => row.IsPositive);
        double negatives = _rows.Count - positives;
        Checks.Param(positives > 0, "PosSample", "AUC is not defined when there is no positive class in the data");
        Checks.Param(negatives > 0, "NegSample", "AUC is not defined when there is no negative class in the data");
        double pairs = 0;
        double positivesAbove = 0;
        foreach (var tied in _rows.GroupBy(row => row.Score).OrderByDescending(group => group.Key))
        {
            double positivesHere = tied.Count(row => row.IsPositive);
            pairs += (tied.Count() - positivesHere) * (positivesAbove + (positivesHere / 2));
            positivesAbove += positivesHere;
        }
        return pairs / (positives * negatives);
    }

    /// <summary>By the lower trapezoid estimator.</summary>
    public double AreaUnderPrecisionRecallCurve()
    {
        int positives = _rows.Count(row => row.IsPositive);
        double area = 0;
        double recall = 0;
        double precision = 1;
        int found = 0;
        int seen = 0;
        foreach (var (_, isPositive) in _rows.OrderByDescending(row => row.Score))
        {
            seen++;
            if (!isPositive)
            {
                precision = (double)found / seen;
                continue;
            }
            found++;
            double nextRecall = (double)found / positives;
            double nextPrecision = (double)found / seen;
            area += (nextRecall - recall) * (precision + nextPrecision) / 2;
            (recall, precision) = (nextRecall, nextPrecision);
        }
        return area;
    }
}
