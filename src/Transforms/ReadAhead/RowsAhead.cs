using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>Copies of some columns of a few rows, all of one batch of their source: filled by one thread, then read by another.</summary>
internal sealed class RowsAhead
{
    // Of eight pictures the pixels are megabytes; more rows would be no faster.
    private const int Capacity = 8;

    private readonly DataViewRowCursor _source;
    private readonly ColumnCopy?[] _copies;
    private readonly ValueGetter<DataViewRowId> _readId;
    private readonly DataViewRowId[] _ids = new DataViewRowId[Capacity];

    /// <param name="source">The cursor.</param>
    /// <param name="active">Which columns are copied, by their index.</param>
    /// <param name="place">This object's number among all that are read in turn.</param>
    public RowsAhead(DataViewRowCursor source, bool[] active, int place)
    {
        (_source, Place) = (source, place);
        _copies = [.. source.Schema.Select(column => active[column.Index] ? ColumnCopy.Of(source, column, Capacity) : null)];
        _readId = source.GetIdGetter();
    }

    public int Place { get; }

    public int Count { get; private set; }

    /// <summary>The batch that the rows are of.</summary>
    public long Batch { get; private set; }

    /// <summary>What went wrong at the row behind the last one; null if nothing did.</summary>
    public Exception? Fault { get; private set; }

    public DataViewRowId IdOf(int row) => _ids[row];

    public Delegate GetterOf(int column, Func<int> current) => _copies[column]!.GetGetter(current);

    /// <summary>Takes the row that the source stands on and those behind it.</summary>
    /// <returns>Whether the source stands on a further row.</returns>
    public bool Fill()
    {
        (Count, Batch) = (0, _source.Batch);
        try
        {
            bool more;
            do
            {
                Take();
                more = _source.MoveNext();
            }
            while (more && Count < Capacity && _source.Batch == Batch);
            return more;
        }
#pragma warning disable CA1031 // It is thrown again where the row would be read.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fault = fault;
            return false;
        }
    }

    private void Take()
    {
        foreach (var copy in _copies)
            copy?.Take(Count);
        _readId(ref _ids[Count]);
        Count++;
    }
}
