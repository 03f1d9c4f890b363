using System.Runtime.ExceptionServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// A set of cursors, each running ahead on a thread of its own, put together into one in the order of their batches. ML.NET does this for its own
/// stages and keeps it to itself; here it lets pictures be decoded on all cores.
/// </summary>
internal sealed class ParallelCursor : DataViewRowCursor
{
    private readonly AheadReader[] _readers;
    private readonly RowsAhead[] _all;
    private readonly List<AheadReader> _live;
    private readonly bool[] _active;
    private RowsAhead? _rows;
    private int _at;
    private long _position = -1;
    private bool _disposed;

    private ParallelCursor(DataViewRowCursor[] cursors, bool[] active)
    {
        (Schema, _active) = (cursors[0].Schema, active);
        var places = 0;
        _readers = [.. cursors.Select(cursor => new AheadReader(cursor, active, (places += AheadReader.Blocks) - AheadReader.Blocks))];
        _all = [.. _readers.SelectMany(reader => reader.All)];
        _live = [.. _readers];
    }

    /// <summary>How many cursors are worth asking for; one means that nothing is gained.</summary>
    public static int Wanted => Environment.ProcessorCount;

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => _rows?.Batch ?? 0;

    /// <summary>Whether the values of these columns may be read ahead: pictures, for one, may not.</summary>
    public static bool CanJoin(IEnumerable<DataViewSchema.Column> columns) => Wanted > 1 && columns.All(column => ColumnCopy.CanCopy(column.Type));

    /// <summary>Puts a set of cursors together. They belong to the one that comes out.</summary>
    public static DataViewRowCursor Join(DataViewRowCursor[] cursors, IEnumerable<DataViewSchema.Column> columns)
    {
        if (cursors is [var only])
            return only;
        var active = new bool[cursors[0].Schema.Count];
        foreach (var column in columns)
            active[column.Index] = true;
        return new ParallelCursor(cursors, active);
    }

    public override bool MoveNext()
    {
        if (_rows is null || ++_at >= _rows.Count)
            MoveToRows();
        _position = _rows is null ? -1 : _position + 1;
        return _rows is not null;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = Current().IdOf(_at);

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < _active.Length && _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw new ArgumentException($"The column '{column.Name}' was not asked for when the cursor was made. Name it in columnsNeeded.");
        var getters = Array.ConvertAll(_all, rows => rows.GetterOf(column.Index, () => _at) as ValueGetter<TValue>
            ?? throw new ArgumentException(
                $"The column '{column.Name}' is {Schema[column.Index].Type}, which cannot be read as {typeof(TValue)}."));
        return (ref TValue value) => getters[Current().Place](ref value);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            foreach (var reader in _readers)
                reader.Dispose();
        }
        base.Dispose(disposing);
    }

    // At first all readers have to show their first rows; later only the one whose rows are used up.
    private void MoveToRows()
    {
        ThrowIfBroken();
        var used = _rows;
        (_rows, _at) = (null, 0);
        _live.RemoveAll(reader => reader.Head == used && !reader.MoveNext());
        _rows = _live.MinBy(reader => reader.Head!.Batch)?.Head;
        if (_rows is { Count: 0 })
            ThrowIfBroken();
    }

    private void ThrowIfBroken()
    {
        if (_rows?.Fault is { } fault)
            ExceptionDispatchInfo.Throw(fault);
    }

    private RowsAhead Current()
        => _rows ?? throw new InvalidOperationException("The cursor stands on no row. Call MoveNext first, and read only while it gives true.");
}
