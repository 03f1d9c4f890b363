using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms;

/// <summary>
/// The columns that a network reads, one or several: joined into one row of values, each column flattened, one behind the other in
/// the order of their names.
/// </summary>
public sealed class FeatureInput
{
    private readonly int[] _sizes;
    private readonly long[][] _shapes;

    private FeatureInput(DataViewSchema schema, IReadOnlyList<string> names)
    {
        _shapes = [.. names.Select(name => FeatureColumns.ShapeOf(schema, name))];
        _sizes = [.. _shapes.Select(FeatureColumns.SizeOf)];
        Columns = [.. names.Select(name => schema[name])];
        Size = SumOf(_sizes, Text);
    }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<DataViewSchema.Column> Columns { get; }

    /// <summary>The dimensions of one row of each column, without the batch dimension. Copies.</summary>
    public IReadOnlyList<long[]> Shapes => [.. _shapes.Select(each => (long[])[.. each])];

    /// <summary>The number of values in a joined row.</summary>
    public int Size { get; }

    /// <summary>The columns for messages: <c>'Features'</c> or <c>'Image', 'Numbers'</c>.</summary>
    public string Text => TextOf(Columns.Select(each => each.Name));

    /// <summary>Finds the columns of some data.</summary>
    /// <param name="schema">The data's schema.</param>
    /// <param name="names">The columns' names. At least one, none twice.</param>
    /// <returns>The columns and their sizes.</returns>
    /// <exception cref="ArgumentException">A column is missing, not of <see cref="float"/>, of unknown size, or named twice; or none is named.</exception>
    public static FeatureInput Of(DataViewSchema schema, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(schema);
        CheckNames(names);
        return new FeatureInput(schema, names);
    }

    /// <summary>Checks the promised columns as far as a promise goes: names and types, not sizes.</summary>
    /// <param name="input">The columns that an estimator is promised.</param>
    /// <param name="names">The columns' names. At least one, none twice.</param>
    /// <exception cref="ArgumentException">A column is missing, not of <see cref="float"/>, of unknown size, or named twice; or none is named.</exception>
    public static void Check(SchemaShape input, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(input);
        CheckNames(names);
        foreach (var name in names)
            FeatureColumns.Check(input.Find(name, "feature"));
    }

    /// <summary>The sizes of a network over these columns.</summary>
    /// <param name="output">How many numbers the network gives.</param>
    /// <returns>A plain shape for one column; one with several <see cref="NetworkShape.Inputs"/> for several.</returns>
    public NetworkShape ShapeFor(long output) => NetworkShape.Of(_shapes, output);

    /// <summary>Which column, and which slot of it, a slot of the joined row is.</summary>
    /// <param name="slot">The slot in the joined row, from 0.</param>
    /// <returns>The column's name and the slot in the column, from 0.</returns>
    public (string Column, int Slot) PlaceOf(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, Size);
        var column = 0;
        for (; slot >= _sizes[column]; column++)
            slot -= _sizes[column];
        return (Columns[column].Name, slot);
    }

    /// <summary>Column names for messages: <c>'Image', 'Numbers'</c>.</summary>
    internal static string TextOf(IEnumerable<string> names) => string.Join(", ", names.Select(each => $"'{each}'"));

    /// <summary>A reader of joined rows from a row or cursor in which these columns are active.</summary>
    internal FeatureReader ReaderOf(DataViewRow row)
    {
        FeatureReader[] readers = [.. Columns.Select(column => FeatureReaders.Of(row, column))];
        return readers is [var only] ? only : destination =>
        {
            for (var i = 0; i < readers.Length; i++)
            {
                readers[i](destination[.._sizes[i]]);
                destination = destination[_sizes[i]..];
            }
        };
    }

    private static void CheckNames(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
            throw new ArgumentException("No feature column is named; a network reads at least one.", nameof(names));
        if (names.GroupBy(each => each, StringComparer.Ordinal).FirstOrDefault(each => each.Count() > 1) is { } twice)
            throw new ArgumentException($"The feature column '{twice.Key}' is named twice among {TextOf(names)}; name each once.", nameof(names));
    }

    private static int SumOf(int[] sizes, string columns)
    {
        var sum = sizes.Sum(each => (long)each);
        return sum <= Array.MaxLength
            ? (int)sum
            : throw new ArgumentException($"The feature columns {columns} hold {sum} values a row together; at most {Array.MaxLength} are possible.");
    }
}
