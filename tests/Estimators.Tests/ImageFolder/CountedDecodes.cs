using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A view that counts how often a picture of it was read.</summary>
internal sealed class CountedDecodes(IDataView source) : IDataView
{
    private int _count;

    public int Count => _count;

    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new Cursor(this, source.GetRowCursor(columnsNeeded, rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => Array.ConvertAll(source.GetRowCursorSet(columnsNeeded, n, rand), cursor => new Cursor(this, cursor));

    private sealed class Cursor(CountedDecodes owner, DataViewRowCursor inner) : DataViewRowCursor
    {
        public override long Position => inner.Position;

        public override long Batch => inner.Batch;

        public override DataViewSchema Schema => inner.Schema;

        public override bool MoveNext() => inner.MoveNext();

        public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            var get = inner.GetGetter<TValue>(column);
            if (typeof(TValue) != typeof(MLImage))
                return get;
            return (ref TValue value) =>
            {
                Interlocked.Increment(ref owner._count);
                get(ref value);
            };
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
