using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns of a schema that a row class takes, checked once; rows are then bound to it.</summary>
internal sealed class PocoBinding<TRow>
    where TRow : class
{
    private readonly (PocoColumn Member, int Index)[] _columns;

    public PocoBinding(DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition definition)
    {
        var columns = new List<(PocoColumn, int)>();
        foreach (PocoColumn member in PocoSchema.Create(typeof(TRow), definition, SchemaDefinition.Direction.Write))
        {
            if (schema.GetColumnOrNull(member.Name) is not DataViewSchema.Column column)
            {
                if (ignoreMissingColumns)
                    continue;
                throw Checks.SchemaMismatch("Schema", "", member.Name);
            }

            Type item = PocoMembers.ItemTypeOf(member.Member, out bool isVector);
            Checks.State(isVector == column.Type is VectorDataViewType && column.Type.ItemTypeOf().RawType == item,
                $"Can't bind the IDataView column '{member.Name}' of type '{column.Type}' to field or property '{member.Member.Name}' of type '{PocoMembers.TypeOf(member.Member).FullName}'.");
            columns.Add((member, column.Index));
        }

        _columns = columns.ToArray();
    }

    /// <summary>The indices of the columns that are read.</summary>
    public IEnumerable<int> Indices => _columns.Select(column => column.Index);

    /// <summary>An action that copies the current values of the row into an object.</summary>
    public Action<TRow> Bind(DataViewRow row)
    {
        Action<TRow>[] setters = Array.ConvertAll(_columns, column => PocoSetters<TRow>.Create(row, row.Schema[column.Index], column.Member));
        return target =>
        {
            foreach (Action<TRow> set in setters)
                set(target);
        };
    }
}
