using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Transforms.Tests;

/// <summary>
/// Rows of a column Image of pictures with a number beside each. ML.NET takes a class of pictures of one size only, known when it is compiled; and it
/// disposes pictures that it has read, so each reading makes its own.
/// </summary>
internal sealed class PictureRows : IDataView
{
    private readonly Func<MLImage?>[] _pictures;

    public PictureRows(ImageDataViewType type, params Func<MLImage?>[] pictures)
    {
        _pictures = pictures;
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Image", type);
        schema.AddColumn("Number", NumberDataViewType.Single);
        Schema = schema.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _pictures.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new Cursor(this, [.. columnsNeeded.Select(column => column.Index)]);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(PictureRows rows, HashSet<int> active) : DataViewRowCursor
    {
        private int _at = -1;

        public override DataViewSchema Schema => rows.Schema;

        public override long Position => _at;

        public override long Batch => 0;

        public override bool MoveNext() => ++_at < rows._pictures.Length;

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new((ulong)_at, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => column.Index == 0
            ? (ValueGetter<TValue>)(object)(ValueGetter<MLImage>)((ref MLImage image) => image = rows._pictures[_at]()!)
            : (ValueGetter<TValue>)(object)(ValueGetter<float>)((ref float number) => number = _at);
    }
}
