namespace Microsoft.ML.Data;

/// <summary>What the rows of scored multiclass data add up to.</summary>
internal sealed class MulticlassCounters
{
    // Keeps the loss of a class that was given probability zero finite.
    private const float SmallestProbability = 1e-15f;

    private readonly double[] _countOfClass;
    private readonly double[] _lossOfClass;
    private readonly double[] _countOfRank;
    private double _rows;
    private double _loss;

    public MulticlassCounters(int classCount)
    {
        _countOfClass = new double[classCount];
        _lossOfClass = new double[classCount];
        // The last rank is for labels that the model does not know.
        _countOfRank = new double[classCount + 1];
        ConfusionTable = Enumerable.Range(0, classCount).Select(_ => new double[classCount]).ToArray();
    }

    public double[][] ConfusionTable { get; }

    /// <summary>How many rows had a label beyond the classes of the model.</summary>
    public long UnknownLabels { get; private set; }

    public double MicroAccuracy => _rows > 0 ? _countOfRank[0] / _rows : 0;

    public double MacroAccuracy => _countOfClass
        .Select((count, i) => (Count: count, Correct: ConfusionTable[i][i]))
        .Where(entry => entry.Count > 0)
        .Select(entry => entry.Correct / entry.Count)
        .DefaultIfEmpty(0)
        .Average();

    public double LogLoss => _rows > 0 ? _loss / _rows : 0;

    /// <summary>How much better than always giving the shares of the classes.</summary>
    public double LogLossReduction
    {
        get
        {
            double entropy = _countOfClass.Where(count => count != 0).Sum(count => count * Math.Log(count / _rows)) / -_rows;
            return (entropy - LogLoss) / entropy;
        }
    }

    public double[] PerClassLogLoss()
        => _lossOfClass.Select((loss, i) => _countOfClass[i] > 0 ? loss / _countOfClass[i] : 0).ToArray();

    /// <summary>The share of rows whose label is among the k classes of highest score, for k = 1 and up.</summary>
    public double[] TopKAccuracies(int count)
    {
        double sum = 0;
        return _countOfRank.Take(count).Select(rank => sum += rank / _rows).ToArray();
    }

    public void Add(int label, ReadOnlySpan<float> scores)
    {
        _rows++;
        int assigned = IndexOfHighest(scores);
        if (label >= scores.Length)
        {
            UnknownLabels++;
            _loss -= Math.Log(SmallestProbability);
            _countOfRank[RankOf(label, 0, scores)]++;
            return;
        }
        double loss = -Math.Log(Math.Clamp(scores[label], SmallestProbability, 1));
        _loss += loss;
        _lossOfClass[label] += loss;
        _countOfClass[label]++;
        _countOfRank[RankOf(label, scores[label], scores)]++;
        ConfusionTable[label][assigned]++;
    }

    private static int IndexOfHighest(ReadOnlySpan<float> scores)
    {
        int highest = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[highest] < scores[i])
                highest = i;
        }
        return highest;
    }

    // Of equal scores the earlier class ranks higher.
    private static int RankOf(int label, float score, ReadOnlySpan<float> scores)
    {
        int rank = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] > score || (scores[i] == score && i < label))
                rank++;
        }
        return rank;
    }
}
