using OxyPlot;

namespace MLNetTorch.Estimators;

/// <summary>Sums over one predicted number, and points of it for a plot.</summary>
/// <param name="name">The number's name; empty where there is but one.</param>
internal sealed class ValueMeasure(string name)
{
    private const int MostPoints = 1500;

    private readonly List<DataPoint> _points = [];
    private long _stride = 1;
    private double _mean;
    private double _spread;
    private double _errors;
    private double _absolute;
    private double _squared;

    public string Name => name;

    /// <summary>The rows counted.</summary>
    public long Count { get; private set; }

    /// <summary>What was wanted and what was predicted, for some of the rows, evenly taken.</summary>
    public IReadOnlyList<DataPoint> Points => _points;

    public double MeanError => _errors / Count;

    public double MeanAbsoluteError => _absolute / Count;

    public double RootMeanSquaredError => Math.Sqrt(_squared / Count);

    /// <summary>1 minus the squared errors over the squared distances from the mean; NaN where all rows want the same.</summary>
    public double RSquared => _spread > 0 ? 1 - (_squared / _spread) : double.NaN;

    /// <summary>Counts a row.</summary>
    public void Add(double actual, double predicted)
    {
        if (Count % _stride == 0)
            Keep(new DataPoint(actual, predicted));
        Count++;
        // Welford's: the sum of squares minus the square of the sum would lose its digits.
        var distance = actual - _mean;
        _mean += distance / Count;
        _spread += distance * (actual - _mean);
        var error = predicted - actual;
        _errors += error;
        _absolute += Math.Abs(error);
        _squared += error * error;
    }

    // Too many points: every other goes, and from here on every other row is kept.
    private void Keep(DataPoint point)
    {
        _points.Add(point);
        if (_points.Count <= 2 * MostPoints)
            return;
        var kept = _points.Where((_, index) => index % 2 == 0).ToList();
        _points.Clear();
        _points.AddRange(kept);
        _stride *= 2;
    }
}
