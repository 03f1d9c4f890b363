namespace MLNetTorch.Estimators;

/// <summary>The rules that choose a rate from the points of a range test.</summary>
internal static class RangeRules
{
    private const int FastaiSkippedEnd = 5;
    private const int FastaiSkippedShare = 10;

    /// <summary>The points between both ends whose loss is finite.</summary>
    public static List<LearningRatePoint> Inner(IReadOnlyList<LearningRatePoint> points, int skipBegin, int skipEnd)
        => [.. points.Skip(skipBegin).SkipLast(skipEnd).Where(point => double.IsFinite(point.SmoothedLoss))];

    /// <summary>The points that fastai looks at.</summary>
    public static List<LearningRatePoint> InnerOfFastai(IReadOnlyList<LearningRatePoint> points)
        => Inner(points, points.Count / FastaiSkippedShare, FastaiSkippedEnd);

    public static double? SteepestCentral(List<LearningRatePoint> points)
        => Steepest(points, index => Slope(points[Math.Max(0, index - 1)], points[Math.Min(points.Count - 1, index + 1)]), points.Count);

    public static double? SteepestForward(List<LearningRatePoint> points)
        => Steepest(points, index => Slope(points[index], points[index + 1]), points.Count - 1);

    public static double? Valley(List<LearningRatePoint> points)
    {
        var (length, end) = LongestFall(points);
        return length >= 2 ? points[Math.Max(0, end - length + (length / 3) + (length / 6))].Rate : null;
    }

    private static double? Steepest(List<LearningRatePoint> points, Func<int, double> slope, int count)
    {
        if (points.Count < 2)
            return null;
        var steepest = Enumerable.Range(0, count).MinBy(slope);
        return slope(steepest) < 0 ? points[steepest].Rate : null;
    }

    private static double Slope(LearningRatePoint from, LearningRatePoint to)
        => (to.SmoothedLoss - from.SmoothedLoss) / (Math.Log(to.Rate) - Math.Log(from.Rate));

    // The longest falling subsequence, and of several the one that ends first.
    private static (int Length, int End) LongestFall(List<LearningRatePoint> points)
    {
        var lengths = new int[points.Count];
        var best = (Length: 0, End: 0);
        for (var end = 0; end < points.Count; end++)
        {
            lengths[end] = 1;
            for (var before = 0; before < end; before++)
            {
                if (points[before].SmoothedLoss > points[end].SmoothedLoss)
                    lengths[end] = Math.Max(lengths[end], lengths[before] + 1);
            }
            if (lengths[end] > best.Length)
                best = (lengths[end], end);
        }
        return best;
    }
}
