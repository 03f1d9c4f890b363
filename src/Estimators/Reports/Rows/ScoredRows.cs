using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Rows with the columns that a model added to them.</summary>
internal sealed class ScoredRows
{
    private readonly IDataView _scored;
    private readonly List<DataViewSchema.Column> _features;
    private readonly DataViewSchema.Column _score;

    /// <param name="model">The transformer of a network.</param>
    /// <param name="rows">Rows that it can score.</param>
    /// <param name="labelColumn">The column that tells what they are.</param>
    /// <param name="scoreKind">What the added column is that says how likely or how much: "Score" or "Probability".</param>
    public ScoredRows(ITorchTransformer model, IDataView rows, string labelColumn, string scoreKind)
    {
        _scored = model.Transform(rows);
        Label = ColumnLookup.Find(_scored.Schema, labelColumn, "label");
        _features = [.. model.FeatureColumnNames.Select(name => ColumnLookup.Find(rows.Schema, name, "feature"))];
        _score = _scored.Schema.Skip(rows.Schema.Count).First(column => KindOf(column) == scoreKind);
    }

    /// <summary>All columns.</summary>
    public DataViewSchema Schema => _scored.Schema;

    /// <summary>The column that tells what the rows are.</summary>
    public DataViewSchema.Column Label { get; }

    /// <summary>The values in a row's score.</summary>
    public int ScoreSize => _score.Type is VectorDataViewType vector ? vector.Size : 1;

    /// <summary>Goes through the rows once.</summary>
    /// <param name="readerOf">Makes what reads a row's label.</param>
    /// <param name="take">Takes a row: its place, its label, its score, and a function that copies its features.</param>
    public void Read<TLabel>(Func<DataViewRow, Func<TLabel>> readerOf, Action<long, TLabel, float[], Func<float[]>> take)
    {
        using var cursor = _scored.GetRowCursor([Label, _score, .. _features.Select(column => _scored.Schema[column.Index])]);
        var label = readerOf(cursor);
        var readScore = FeatureReaders.Of(cursor, _score);
        var copies = _features.Select(column => CopyOf(cursor, _scored.Schema[column.Index])).ToList();
        var score = new float[ScoreSize];
        for (var row = 0L; cursor.MoveNext(); row++)
        {
            readScore(score);
            take(row, label(), score, () => [.. copies.SelectMany(copy => copy())]);
        }
    }

    private static Func<float[]> CopyOf(DataViewRow row, DataViewSchema.Column column)
    {
        var values = new float[column.Type is VectorDataViewType vector ? vector.Size : 1];
        var read = FeatureReaders.Of(row, column);
        return () =>
        {
            read(values);
            return values;
        };
    }

    private static string KindOf(DataViewSchema.Column column)
    {
        const string Kind = "ScoreValueKind";
        if (column.Annotations.Schema.GetColumnOrNull(Kind) is null)
            return "";
        ReadOnlyMemory<char> kind = default;
        column.Annotations.GetValue(Kind, ref kind);
        return kind.ToString();
    }
}
