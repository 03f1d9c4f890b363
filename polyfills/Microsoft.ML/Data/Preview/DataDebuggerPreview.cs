using System.Collections.Immutable;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class DataDebuggerPreview
{
    public DataViewSchema Schema { get; }

    public ImmutableArray<ColumnInfo> ColumnView { get; }

    public ImmutableArray<RowInfo> RowView { get; }

    internal DataDebuggerPreview(IDataView data, int maxRows)
    {
        Checks.NotNull(data, nameof(data));
        Checks.Param(maxRows >= 0, nameof(maxRows));
        Schema = data.Schema;
        using DataViewRowCursor cursor = data.GetRowCursor(data.Schema);
        Func<object>[] readers = Schema.Select(column => GenericCall.Invoke<Func<object>>(Reader<int>, column.Type.RawType, cursor, column)).ToArray();
        var rows = new List<object[]>();
        while (rows.Count < maxRows && cursor.MoveNext())
            rows.Add(Array.ConvertAll(readers, read => read()));
        RowView = rows.Select(row => new RowInfo(Schema.Select(column => KeyValuePair.Create(column.Name, row[column.Index])).ToArray())).ToImmutableArray();
        ColumnView = Schema.Select(column => new ColumnInfo(column, rows.Select(row => row[column.Index]).ToArray())).ToImmutableArray();
    }

    public override string ToString() => $"{Schema.Count} columns, {RowView.Length} rows";

    // A fresh value for each row: the preview keeps them all.
    private static Func<object> Reader<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            get(ref value);
            return value;
        };
    }

    public sealed class RowInfo
    {
        public KeyValuePair<string, object>[] Values { get; }

        internal RowInfo(KeyValuePair<string, object>[] values) => Values = values;

        public override string ToString() => $"{Values.Length} columns";
    }

    public sealed class ColumnInfo
    {
        public DataViewSchema.Column Column { get; }

        public object[] Values { get; }

        internal ColumnInfo(DataViewSchema.Column column, object[] values)
        {
            Column = column;
            Values = values;
        }

        public override string ToString() => $"{Column.Name}: {Column.Type}";
    }
}
