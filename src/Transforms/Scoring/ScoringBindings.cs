using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>A classifier bound to the columns of some data: input and output schema, and which column needs which.</summary>
internal sealed class ScoringBindings
{
    public ScoringBindings(DataViewSchema input, ScoringState state)
    {
        Input = input;
        Feature = CheckFeature(input, state);
        Labels = state.Labels;
        var setId = ScoringColumns.NextSetId(input);
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        builder.AddColumns([
            ScoringColumns.PredictedLabel(state.PredictedLabelColumnName, state.Labels, setId),
            ScoringColumns.Score(state.ScoreColumnName, state.Labels, setId)]);
        Output = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    /// <summary>One object for good: ML.NET compares schemas by reference.</summary>
    public DataViewSchema Output { get; }

    public DataViewSchema.Column Feature { get; }

    public ScoringLabels Labels { get; }

    public int PredictedLabelIndex => Input.Count;

    public int ScoreIndex => Input.Count + 1;

    /// <summary>One flag an output column. Callers hand in columns of other schema objects, so the index decides.</summary>
    public bool[] Active(IEnumerable<DataViewSchema.Column> columns)
    {
        var active = new bool[Output.Count];
        foreach (var column in columns)
        {
            if (column.Index < active.Length)
                active[column.Index] = true;
        }
        return active;
    }

    public bool Scores(bool[] active) => active[PredictedLabelIndex] || active[ScoreIndex];

    /// <summary>The input columns that the active output columns come from.</summary>
    public IEnumerable<DataViewSchema.Column> Dependencies(bool[] active)
        => Input.Where(column => active[column.Index] || (column.Index == Feature.Index && Scores(active)));

    private static DataViewSchema.Column CheckFeature(DataViewSchema input, ScoringState state)
    {
        var shape = FeatureColumns.ShapeOf(input, state.FeatureColumnName);
        var column = input[state.FeatureColumnName];
        var expected = FeatureColumns.SizeOf(state.Shape.Input);
        var got = FeatureColumns.SizeOf(shape);
        return expected == got
            ? column
            : throw new ArgumentException(
                $"The feature column '{column.Name}' holds {string.Join("x", shape)} = {got} values a row; the network takes "
                + $"{string.Join("x", state.Shape.Input)} = {expected}. Prepare the column as the training data was prepared.");
    }
}
