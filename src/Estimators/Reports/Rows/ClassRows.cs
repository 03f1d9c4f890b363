using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Counts how the rows of each class were told.</summary>
internal sealed class ClassRows
{
    // As ML.NET's log-loss: a probability of 0 would make the mean infinite.
    private const double LeastProbability = 1e-15;

    private readonly IReadOnlyList<string> _names;
    private readonly long[][] _confusion;
    private readonly WorstExamples _worst;
    private double _loss;
    private long _withoutLabel;
    private long _withoutScore;

    private ClassRows(IReadOnlyList<string> names, int worst)
    {
        _names = names;
        _confusion = [.. names.Select(_ => new long[names.Count])];
        _worst = new WorstExamples(worst);
    }

    /// <summary>Goes through rows whose label is a key, and whose score is a probability for each class.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="names">The classes of the model.</param>
    /// <param name="worst">How many of the worst rows are kept.</param>
    public static ClassFindings OfKeys(ScoredRows rows, IReadOnlyList<string> names, int worst)
    {
        var classes = ClassesOf(rows.Schema, rows.Label, names);
        var counts = new ClassRows(names, worst);
        rows.Read(row => KeyReader.Of(row, row.Schema[rows.Label.Index]),
            (row, key, score, features) => counts.Take(row, key == 0 || key > (ulong)classes.Length ? -1 : classes[(int)key - 1], score, features));
        return counts.ToFindings();
    }

    /// <summary>Goes through rows whose label is a Boolean, and whose score is the probability of yes.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="names">What no and yes are called.</param>
    /// <param name="worst">How many of the worst rows are kept.</param>
    public static ClassFindings OfYesNo(ScoredRows rows, IReadOnlyList<string> names, int worst)
    {
        var format = LabelFormat.Of(rows.Schema, rows.Label.Name, LabelKind.YesNo);
        var counts = new ClassRows(names, worst);
        rows.Read<int>(row =>
        {
            var (read, bytes) = (format.ReaderOf(row), new byte[format.Bytes]);
            return () => read(bytes) ? (int)format.ClassIn(bytes) : -1;
        }, (row, label, score, features) => counts.Take(row, label, [1 - score[0], score[0]], features));
        return counts.ToFindings();
    }

    private void Take(long row, int label, float[] probabilities, Func<float[]> features)
    {
        if (label < 0)
        {
            _withoutLabel++;
            return;
        }
        var predicted = Likeliest(probabilities);
        var loss = predicted < 0 ? double.NaN : -Math.Log(Math.Max(LeastProbability, probabilities[label]));
        if (predicted < 0)
            _withoutScore++;
        else
            Count(label, predicted, loss);
        _worst.Add(loss, row, () => new Example(row, _names[label], predicted < 0 ? "nothing" : _names[predicted], loss, features())
        {
            IsRight = predicted == label,
            Confidence = predicted < 0 ? null : probabilities[predicted],
        });
    }

    private void Count(int label, int predicted, double loss)
    {
        _confusion[label][predicted]++;
        _loss += loss;
    }

    // The first of the highest, as the scorer takes it; -1 where one is no number.
    private static int Likeliest(float[] probabilities)
        => probabilities.Any(float.IsNaN) ? -1 : Array.IndexOf(probabilities, probabilities.Max());

    private ClassFindings ToFindings()
    {
        var findings = new ClassFindings(_names, _confusion) { WithoutLabel = _withoutLabel, WithoutScore = _withoutScore, Worst = _worst.ByLoss };
        return findings with { LogLoss = findings.Rows == 0 ? null : _loss / findings.Rows };
    }

    // A key made anew from other rows may number the classes in another order: names count where there are any.
    private static int[] ClassesOf(DataViewSchema schema, DataViewSchema.Column label, IReadOnlyList<string> names)
    {
        if (label.Type is not KeyDataViewType)
        {
            throw new ArgumentException($"The label column '{label.Name}' is {label.Type}, not a key. Give the report the whole pipeline, which makes the "
                + $"key, or rows that its stages before the network have gone over.");
        }
        var given = LabelColumn.NamesOf(schema, label.Name);
        if (given.SequenceEqual(names))
            return [.. Enumerable.Range(0, names.Count)];
        var known = names.Select((name, index) => (name, index)).ToLookup(each => each.name, each => each.index);
        var places = given.Select(name => known.Contains(name) ? known[name].First() : -1).ToArray();
        if (Array.IndexOf(places, -1) is >= 0 and var unknown)
        {
            throw new ArgumentException($"The label column '{label.Name}' has a class '{given[unknown]}' that the model does not know. Its classes are: "
                + $"{string.Join(", ", names.Take(20).Select(name => $"'{name}'"))}{(names.Count > 20 ? ", …" : "")}.");
        }
        return places;
    }
}
