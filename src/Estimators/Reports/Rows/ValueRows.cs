using System.Globalization;
using System.Runtime.InteropServices;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Measures how near the predicted numbers of rows are.</summary>
internal sealed class ValueRows
{
    private const int ShownNumbers = 4;

    private readonly ValueMeasure[] _measures;
    private readonly WorstExamples _worst;
    private long _withoutLabel;
    private long _withoutScore;

    private ValueRows(int count, IReadOnlyList<string>? names, int worst)
    {
        string NameOf(int index) => names is not null ? names[index]
            : count == 1 ? ""
            : string.Create(CultureInfo.InvariantCulture, $"number {index + 1}");
        _measures = [.. Enumerable.Range(0, count).Select(index => new ValueMeasure(NameOf(index)))];
        _worst = new WorstExamples(worst);
    }

    /// <summary>Goes through the rows.</summary>
    /// <param name="rows">Rows whose score is one number or several, and whose label is as many.</param>
    /// <param name="names">The names of the numbers; null where they have none.</param>
    /// <param name="worst">How many of the worst rows are kept.</param>
    /// <exception cref="ArgumentException">The label is not as many numbers as are predicted.</exception>
    public static ValueFindings Read(ScoredRows rows, IReadOnlyList<string>? names, int worst)
    {
        var format = LabelFormat.Of(rows.Schema, rows.Label.Name, LabelKind.Values);
        if (format.Outputs != rows.ScoreSize)
        {
            throw new ArgumentException($"The label column '{rows.Label.Name}' holds {format.Outputs} numbers a row; the network predicts {rows.ScoreSize}.");
        }
        var values = new ValueRows(rows.ScoreSize, names, worst);
        rows.Read<float[]?>(row =>
        {
            var (read, bytes) = (format.ReaderOf(row), new byte[format.Bytes]);
            return () => read(bytes) ? MemoryMarshal.Cast<byte, float>(bytes).ToArray() : null;
        }, values.Take);
        return new ValueFindings(values._measures)
        {
            WithoutLabel = values._withoutLabel,
            WithoutScore = values._withoutScore,
            Worst = values._worst.ByLoss,
        };
    }

    private void Take(long row, float[]? actual, float[] predicted, Func<float[]> features)
    {
        if (actual is null)
        {
            _withoutLabel++;
            return;
        }
        var loss = actual.Zip(predicted, (wanted, given) => Math.Pow((double)given - wanted, 2)).Average();
        if (double.IsFinite(loss))
        {
            foreach (var (index, measure) in _measures.Index())
                measure.Add(actual[index], predicted[index]);
        }
        else
        {
            _withoutScore++;
        }
        _worst.Add(loss, row, () => new Example(row, Text(actual), Text(predicted), loss, features()));
    }

    private static string Text(float[] numbers)
        => string.Join(", ", numbers.Take(ShownNumbers).Select(number => number.ToString("G5", CultureInfo.InvariantCulture)))
            + (numbers.Length > ShownNumbers ? ", …" : "");
}
