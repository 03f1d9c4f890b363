using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms;

/// <summary>A number, or several at once: Score holds what the network gives, a Single for one, a vector of Single for a vector label.</summary>
public sealed partial class RegressionTask : ScoringTask
{
    private readonly int? _slots;

    /// <summary>One number.</summary>
    public RegressionTask()
    {
    }

    /// <summary>A vector of numbers.</summary>
    /// <param name="slots">How many. At least 1.</param>
    /// <param name="slotNames">Their names; null where they have none.</param>
    /// <exception cref="ArgumentException">There are no numbers, or another number of names.</exception>
    public RegressionTask(int slots, IReadOnlyList<string>? slotNames = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        if (slotNames is not null && slotNames.Count != slots)
            throw new ArgumentException($"There are {slotNames.Count} names for {slots} numbers; expected one for each.", nameof(slotNames));
        (_slots, SlotNames) = (slots, slotNames);
    }

    /// <summary>The column of the numbers.</summary>
    /// <value>Default: Score.</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>Whether Score is a vector.</summary>
    public bool IsVector => _slots is not null;

    /// <summary>The names of the numbers; null where they have none.</summary>
    public IReadOnlyList<string>? SlotNames { get; }

    internal override int Outputs => _slots ?? 1;

    /// <summary>The task of predicting a column.</summary>
    /// <param name="schema">The data's schema.</param>
    /// <param name="label">The column's name: a number, or a vector of known size, whose slot names are taken over.</param>
    /// <returns>The task.</returns>
    /// <exception cref="ArgumentException">The column is missing, or of unknown size.</exception>
    public static RegressionTask Of(DataViewSchema schema, string label)
    {
        var column = ColumnLookup.Find(schema, label, "label");
        if (column.Type is not VectorDataViewType vector)
            return new();
        if (!vector.IsKnownSize)
            throw new ArgumentException($"The label column '{label}' is {vector}, a vector of unknown size; a network needs the size of a row.");
        if (column.Annotations.Schema.GetColumnOrNull(ScoreAnnotations.SlotNames)?.Type is not VectorDataViewType { ItemType: TextDataViewType } names
            || names.Size != vector.Size)
            return new(vector.Size);
        VBuffer<ReadOnlyMemory<char>> values = default;
        column.Annotations.GetValue(ScoreAnnotations.SlotNames, ref values);
        return new(vector.Size, [.. values.DenseValues().Select(each => each.ToString())]);
    }

    internal override void Check(NetworkShape shape, OutputActivation activation)
    {
        if (shape.Output != Outputs)
            throw new ArgumentException($"The network has {shape.Output} outputs for {Outputs} numbers to predict; the numbers must agree.");
    }

    internal override IReadOnlyList<DataViewSchema.DetachedColumn> Columns(uint setId)
    {
        var annotations = ScoreAnnotations.Common(IsVector ? "MultiOutputRegression" : "Regression", "Score", setId);
        if (SlotNames is not null)
            annotations.AddSlotNames(SlotNames);
        return [new(ScoreColumnName, ScoreType, annotations.ToAnnotations())];
    }

    internal override Delegate GetterOf(int column, CurrentScores scores)
        => IsVector ? ScoreGetters.Vector(scores) : ScoreGetters.Scalar(scores, value => value);

    internal override ITransformer TransformerOf(MLContext context, ScoringState state) => new TorchRegressionTransformer(context, state);

    private DataViewType ScoreType
        => _slots is { } slots ? new VectorDataViewType(NumberDataViewType.Single, slots) : NumberDataViewType.Single;
}
