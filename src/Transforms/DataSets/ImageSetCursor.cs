using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// Walks over an image set, or over one part of <paramref name="parts"/>: rows go to the parts in turn by blocks, whose number
/// is the batch number by which ML.NET restores the order.
/// </summary>
internal sealed class ImageSetCursor(ImageSet set, IEnumerable<DataViewSchema.Column> active, int[]? order, int part, int parts)
    : DataViewRowCursor
{
    private const int BlockRows = 128;

    private readonly bool[] _active = ActiveFlags(set.Schema, active);
    private long _position = -1;
    private long _next = (long)part * BlockRows;
    private int _row = -1;

    public override DataViewSchema Schema => set.Schema;

    public override long Position => _position;

    public override long Batch => _row < 0 ? 0 : (_next - 1) / BlockRows;

    public override bool MoveNext()
    {
        if (_position >= 0 && _next % BlockRows == 0)
            _next += (long)(parts - 1) * BlockRows;
        if (_next >= set.Rows)
        {
            (_position, _row) = (-1, -1);
            _next = set.Rows;
            return false;
        }
        _row = order is null ? (int)_next : order[_next];
        _next++;
        _position++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < _active.Length && _active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter()
        => (ref DataViewRowId id) => id = new DataViewRowId((ulong)CurrentRow(), 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw new ArgumentException($"The column '{column.Name}' was not asked for when the cursor was made. Name it in columnsNeeded.");
        Delegate getter = column.Index == 0 ? (ValueGetter<VBuffer<byte>>)GetImage : (ValueGetter<uint>)GetLabel;
        return getter as ValueGetter<TValue>
            ?? throw new ArgumentException($"The column '{column.Name}' is {Schema[column.Index].Type}, which cannot be read as {typeof(TValue)}.");
    }

    private void GetImage(ref VBuffer<byte> image)
    {
        var pixels = set.Image(CurrentRow());
        var editor = VBufferEditor.Create(ref image, pixels.Length);
        pixels.CopyTo(editor.Values);
        image = editor.Commit();
    }

    private void GetLabel(ref uint label) => label = set.Label(CurrentRow());

    private int CurrentRow()
        => _row >= 0 ? _row : throw new InvalidOperationException("The cursor stands on no row. Call MoveNext first, and read only while it gives true.");

    private static bool[] ActiveFlags(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columns)
    {
        var flags = new bool[schema.Count];
        foreach (var column in columns)
            flags[column.Index] = true;
        return flags;
    }
}
