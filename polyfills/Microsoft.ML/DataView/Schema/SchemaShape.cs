using System.Collections;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    private readonly Column[] _columns;

    public SchemaShape(IEnumerable<Column> columns)
    {
        Checks.NotNull(columns, nameof(columns));
        _columns = columns.ToArray();
        Checks.Param(_columns.All(column => column.IsValid), nameof(columns), "Some items are not initialized properly.");
    }

    public int Count => _columns.Length;

    public Column this[int index] => _columns[index];

    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static SchemaShape Empty { get; } = new([]);

    /// <summary>The shape of the visible columns of a schema.</summary>
    internal static SchemaShape Create(DataViewSchema schema)
    {
        Checks.NotNull(schema, nameof(schema));
        return new SchemaShape(schema.Where(column => !column.IsHidden).Select(ColumnOf));
    }

    internal static Column ColumnOf(DataViewSchema.Column column)
        => Column.Of(column.Name, column.Type, new SchemaShape(column.Annotations.Schema.Select(annotation => Column.Of(annotation.Name, annotation.Type))));

    internal bool TryFindColumn(string name, out Column column)
    {
        Checks.NotNull(name, nameof(name));
        column = Array.Find(_columns, candidate => candidate.Name == name);
        return column.IsValid;
    }

    /// <summary>This shape with the given columns in place of those of the same names, new ones behind.</summary>
    internal SchemaShape With(params IEnumerable<Column> columns)
    {
        Dictionary<string, Column> result = _columns.ToDictionary(column => column.Name);
        foreach (Column column in columns)
            result[column.Name] = column;
        return new SchemaShape(result.Values);
    }

    public struct Column
    {
        public enum VectorKind
        {
            Scalar,
            Vector,
            VariableVector,
        }

        public readonly string Name;

        public readonly VectorKind Kind;

        public readonly DataViewType ItemType;

        public readonly bool IsKey;

        public readonly SchemaShape Annotations;

        internal Column(string name, VectorKind kind, DataViewType itemType, bool isKey, SchemaShape annotations = null)
        {
            Checks.NotEmpty(name, nameof(name));
            Checks.Param(itemType is not KeyDataViewType, nameof(itemType), "Item type cannot be a key");
            Checks.Param(itemType is not VectorDataViewType, nameof(itemType), "Item type cannot be a vector");
            Checks.Param(!isKey || KeyDataViewType.IsValidDataType(itemType.RawType), nameof(itemType), "The item type must be valid for a key");
            Name = name;
            Kind = kind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations ?? Empty;
        }

        /// <summary>The shape of a column of the given type.</summary>
        internal static Column Of(string name, DataViewType type, SchemaShape annotations = null)
        {
            VectorKind kind = type is not VectorDataViewType vector ? VectorKind.Scalar : vector.IsKnownSize ? VectorKind.Vector : VectorKind.VariableVector;
            DataViewType item = type.ItemTypeOf();
            bool isKey = item is KeyDataViewType;
            return new Column(name, kind, isKey ? DataViewTypes.NumberOrNull(item.RawType) : item, isKey, annotations);
        }

        internal Column Renamed(string name) => new(name, Kind, ItemType, IsKey, Annotations);

        internal bool IsValid => Name != null;

        internal bool IsCompatibleWith(Column source)
        {
            if (Name != source.Name || Kind != source.Kind || !ItemType.Equals(source.ItemType) || IsKey != source.IsKey)
                return false;
            return Annotations.All(annotation => source.Annotations.TryFindColumn(annotation.Name, out Column other) && annotation.IsCompatibleWith(other));
        }

        internal string GetTypeString()
        {
            string item = IsKey ? $"Key<{ItemType}>" : ItemType.ToString();
            return Kind switch
            {
                VectorKind.Vector => $"Vector<{item}>",
                VectorKind.VariableVector => $"VarVector<{item}>",
                _ => item,
            };
        }
    }
}
