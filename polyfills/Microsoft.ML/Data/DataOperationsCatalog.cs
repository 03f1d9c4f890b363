using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    internal IHostEnvironment Environment { get; }

    internal DataOperationsCatalog(IHostEnvironment environment) => Environment = environment;

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        Checks.NotNull(data, nameof(data));
        return new EnumerableDataView<TRow>(data, PocoSchema.Create(typeof(TRow), schemaDefinition, SchemaDefinition.Direction.Read));
    }

    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema)
        where TRow : class
    {
        Checks.NotNull(data, nameof(data));
        Checks.NotNull(schema, nameof(schema));
        return LoadFromEnumerable(data, PocoSchema.DefinitionFor(typeof(TRow), schema));
    }

    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        Checks.NotNull(data, nameof(data));
        return Rows(data, new PocoBinding<TRow>(data.Schema, ignoreMissingColumns, schemaDefinition), reuseRowObject);
    }

    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        Checks.NotNull(input, nameof(input));
        foreach (string name in columnsToPrefetch ?? [])
        {
            if (input.Schema.GetColumnOrNull(name) is null)
                throw Checks.SchemaMismatch(nameof(columnsToPrefetch), "prefetch", name);
        }

        return new CacheDataView(input, columnsToPrefetch);
    }

    private static IEnumerable<TRow> Rows<TRow>(IDataView data, PocoBinding<TRow> binding, bool reuse)
        where TRow : class, new()
    {
        using DataViewRowCursor cursor = data.GetRowCursor(binding.Indices.Select(index => data.Schema[index]));
        Action<TRow> fill = binding.Bind(cursor);
        TRow row = null;
        while (cursor.MoveNext())
        {
            if (row is null || !reuse)
                row = new TRow();
            fill(row);
            yield return row;
        }
    }
}
