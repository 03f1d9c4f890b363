namespace Microsoft.ML.Data;

/// <summary>What the rows of scored binary data add up to. Losses and entropies are in bits.</summary>
internal sealed class BinaryCounters
{
    private double _loss;
    private double _positivesWithLoss;
    private double _rowsWithLoss;

    /// <summary>Rows: truly positive, truly negative. Columns: predicted positive, predicted negative.</summary>
    public double[][] ConfusionTable { get; } = [[0, 0], [0, 0]];

    public BinaryCurves Curves { get; } = new();

    public double Accuracy => (ConfusionTable[0][0] + ConfusionTable[1][1]) / Rows;

    public double Entropy => EntropyOf(ConfusionTable[0].Sum() / Rows);

    public double LogLoss => double.IsNaN(_loss) ? double.NaN : _rowsWithLoss > 0 ? _loss / _rowsWithLoss : 0;

    /// <summary>How much better than always giving the share of positives.</summary>
    public double LogLossReduction
    {
        get
        {
            if (_rowsWithLoss == 0)
                return 0;
            double prior = EntropyOf(_positivesWithLoss / _rowsWithLoss);
            return (prior - (_loss / _rowsWithLoss)) / prior;
        }
    }

    private double Rows => ConfusionTable.Sum(row => row.Sum());

    public void Add(float label, float score, float probability)
    {
        bool isPositive = label > 0;
        ConfusionTable[isPositive ? 0 : 1][score > 0 ? 0 : 1]++;
        Curves.Add(isPositive, score);
        _loss += float.IsNaN(probability) ? double.NaN : -Math.Log(isPositive ? probability : 1.0 - probability, 2);
        if (float.IsNaN(probability))
            return;
        _rowsWithLoss++;
        _positivesWithLoss += isPositive ? 1 : 0;
    }

    private static double EntropyOf(double probability)
    {
        if (double.IsNaN(probability) || probability is < 0 or > 1)
            return double.NaN;
        return probability is 0 or 1 ? 0 : -((probability * Math.Log(probability, 2)) + ((1 - probability) * Math.Log(1 - probability, 2)));
    }
}
