using System.Collections.Immutable;

namespace MLNetTorch.Transforms;

/// <summary>The values of one image in, those of another out; both dense, row-major, of the sizes agreed by the shapes.</summary>
internal delegate void RowFunction(ReadOnlySpan<float> source, Span<float> destination);

/// <summary>A stage that knows its input's shape. Holds no state between rows: any number of threads may use it.</summary>
/// <param name="Input">The column and shape coming in.</param>
/// <param name="OutputShape">The shape going out, channels first.</param>
/// <param name="Apply">The arithmetic.</param>
internal sealed record BoundStage(StageInput Input, ImmutableArray<int> OutputShape, RowFunction Apply)
{
    /// <summary>How many values go out.</summary>
    public int OutputSize { get; } = (int)ImageShapes.Count(OutputShape);

    /// <summary>Refuses a row of another length than the shape says: possible where the column's size is not fixed.</summary>
    /// <param name="length">How many values came.</param>
    /// <param name="row">Which row it is, if that is known.</param>
    public void CheckLength(int length, long? row = null)
    {
        if (length != Input.Size)
            throw new InvalidOperationException(
                $"{(row is null ? "A row" : $"Row {row}")} of the column '{Input.Column}' has {length} values; " +
                $"expected {Input.Size} ({ImageShapes.Text(Input.Shape)}). " +
                "Give every row an image of the size that the model was fitted on.");
    }
}
