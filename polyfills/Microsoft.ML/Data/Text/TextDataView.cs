using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The rows of text files, read anew by each cursor.</summary>
internal sealed class TextDataView(
    IMultiStreamSource source, DataViewSchema schema, TextColumn[] columns, TextFormat format, bool hasHeader, long maxRows) : IDataView
{
    public DataViewSchema Schema => schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ColumnSet.Flags(columnsNeeded, schema.Count);
        var fields = new TextFields(format);
        return new Cursor(schema, columns, format, active, fields, new TextLines(source, fields, hasHeader).GetEnumerator(), maxRows);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RowCursorBase
    {
        private readonly IEnumerator<(string Text, long Number)> _lines;
        private readonly TextFields _fields;
        private readonly Delegate[] _getters;
        private long _left;

        public Cursor(
            DataViewSchema schema, TextColumn[] columns, TextFormat format, bool[] active, TextFields fields, IEnumerator<(string Text, long Number)> lines, long maxRows)
        {
            Schema = schema;
            _fields = fields;
            _lines = lines;
            _left = maxRows;
            var getters = new TextGetters(format, Fields, () => _lines.Current.Number);
            _getters = columns.Select((column, i) => active[i] ? getters.Create(column) : null).ToArray();
        }

        public override DataViewSchema Schema { get; }

        protected override bool MoveNextCore()
        {
            if (_left-- == 0 || !_lines.MoveNext())
                return false;
            _fields.Split(_lines.Current.Text);
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] != null;

        public override ValueGetter<DataViewRowId> GetIdGetter() => PositionIdGetter();

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => IsColumnActive(column)
                ? RowGetters.As<TValue>(_getters[column.Index], Schema[column.Index])
                : throw RowGetters.Inactive(column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _lines.Dispose();
            base.Dispose(disposing);
        }

        private TextFields Fields()
        {
            CheckStarted("value");
            return _fields;
        }
    }
}
