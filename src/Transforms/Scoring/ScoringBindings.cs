using Microsoft.ML;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms;

/// <summary>A transformer bound to the columns of some data: input and output schema, and which column needs which.</summary>
internal sealed class ScoringBindings
{
    private readonly ScoringTask _task;
    private readonly HashSet<int> _featureIndices;

    public ScoringBindings(DataViewSchema input, ScoringState state)
    {
        Input = input;
        Features = FeatureInput.Of(input, state.FeatureColumnNames);
        CheckSizes(Features, state.Shape);
        _task = state.Task;
        _featureIndices = [.. Features.Columns.Select(each => each.Index)];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        builder.AddColumns(_task.Columns(ScoreAnnotations.NextSetId(input)));
        Output = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    /// <summary>One object for good: ML.NET compares schemas by reference.</summary>
    public DataViewSchema Output { get; }

    public FeatureInput Features { get; }

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

    /// <summary>Whether any added column is active.</summary>
    public bool Scores(bool[] active) => active.AsSpan(Input.Count).Contains(true);

    /// <summary>The input columns that the active output columns come from.</summary>
    public IEnumerable<DataViewSchema.Column> Dependencies(bool[] active)
        => Input.Where(column => active[column.Index] || (_featureIndices.Contains(column.Index) && Scores(active)));

    /// <summary>The getter of an added column, by its index in <see cref="Output"/>.</summary>
    public Delegate GetterOf(int column, CurrentScores scores) => _task.GetterOf(column - Input.Count, scores);

    private static void CheckSizes(FeatureInput features, NetworkShape shape)
    {
        var wanted = shape.Inputs;
        for (var i = 0; i < wanted.Count; i++)
        {
            var given = features.Shapes[i];
            var (expected, got) = (FeatureColumns.SizeOf(wanted[i]), FeatureColumns.SizeOf(given));
            if (expected != got)
                throw new ArgumentException(
                    $"The feature column '{features.Columns[i].Name}' holds {string.Join("x", given)} = {got} values a row; the network takes "
                    + $"{string.Join("x", wanted[i])} = {expected}. Prepare the column as the training data was prepared.");
        }
    }
}
