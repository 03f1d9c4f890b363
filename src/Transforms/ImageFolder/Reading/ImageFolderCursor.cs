using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// Walks over an image folder, or over one part of <paramref name="parts"/>: rows go to the parts in turn by blocks, whose number is the
/// batch number by which ML.NET restores the order.
/// </summary>
internal sealed class ImageFolderCursor(ImageFolderView view, IEnumerable<DataViewSchema.Column> active, int part, int parts) : DataViewRowCursor
{
    // ML.NET reads ahead by blocks, and the pixels of eight pictures are megabytes.
    private const int BlockRows = 8;

    private readonly bool[] _active = ActiveFlags(view.Schema, active);
    private readonly List<HandedOut> _images = [];
    private long _position = -1;
    private long _next = (long)part * BlockRows;
    private int _row = -1;

    public override DataViewSchema Schema => view.Schema;

    public override long Position => _position;

    public override long Batch => _row < 0 ? 0 : _row / BlockRows;

    public override bool MoveNext()
    {
        if (_position >= 0 && _next % BlockRows == 0)
            _next += (long)(parts - 1) * BlockRows;
        if (_next >= view.Images.Count)
        {
            (_position, _row, _next) = (-1, -1, view.Images.Count);
            return false;
        }
        _row = (int)_next++;
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
        Delegate getter = column.Index switch
        {
            0 => ImageGetter(),
            1 => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> label) => label = view.Images.LabelOf(CurrentRow()).AsMemory()),
            _ => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> path) => path = view.Images.PathOf(CurrentRow()).AsMemory()),
        };
        return getter as ValueGetter<TValue>
            ?? throw new ArgumentException($"The column '{column.Name}' is {Schema[column.Index].Type}, which cannot be read as {typeof(TValue)}.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _images.ForEach(image => image.Last?.Dispose());
        base.Dispose(disposing);
    }

    // As ML.NET's LoadImages: a picture lives until the next one is read into its place; the last, as long as the cursor.
    private ValueGetter<MLImage> ImageGetter()
    {
        var handed = new HandedOut();
        _images.Add(handed);
        return (ref MLImage image) =>
        {
            image?.Dispose();
            // Whatever goes wrong, the picture of the row before is gone.
            image = null!;
            image = handed.Last = view.Reader.Read(view.Images.PathOf(CurrentRow()));
        };
    }

    private int CurrentRow()
        => _row >= 0 ? _row : throw new InvalidOperationException("The cursor stands on no row. Call MoveNext first, and read only while it gives true.");

    private static bool[] ActiveFlags(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columns)
    {
        var flags = new bool[schema.Count];
        foreach (var column in columns)
            flags[column.Index] = true;
        return flags;
    }

    private sealed class HandedOut
    {
        public MLImage? Last { get; set; }
    }
}
