using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    public Column this[string columnName]
    {
        get => Find(column => column.ColumnName == columnName);
        set
        {
            Checks.NotNull(value, nameof(value));
            Checks.Param(value.ColumnName == columnName, nameof(columnName),
                $"The column name is specified as '{value.ColumnName}' but must match the selector '{columnName}'.");
            int index = FindIndex(column => column.ColumnName == columnName);
            if (index >= 0)
                this[index] = value;
            else
                Add(value);
        }
    }

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        var definition = new SchemaDefinition();
        var names = new HashSet<string>();
        foreach (MemberInfo member in PocoMembers.Of(userType, direction).Where(PocoMembers.IsColumn))
        {
            string name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            Checks.Param(names.Add(name), nameof(userType), $"Duplicate column name '{name}' detected, this is disallowed");
            definition.Add(new Column(member.Name, PocoMembers.ColumnTypeOf(member), name));
        }

        return definition;
    }

    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    public sealed class Column
    {
        private readonly List<(string Kind, DataViewType Type, Delegate Getter)> _annotations = [];

        internal Column(string memberName, DataViewType columnType, string columnName)
        {
            MemberName = memberName;
            ColumnType = columnType;
            ColumnName = columnName;
        }

        public string MemberName { get; }

        public string ColumnName { get; set; }

        public DataViewType ColumnType { get; set; }

        public DataViewSchema.Annotations Annotations
        {
            get
            {
                var builder = new DataViewSchema.Annotations.Builder();
                foreach ((string kind, DataViewType type, Delegate getter) in _annotations)
                    builder.Add(kind, type, getter);
                return builder.ToAnnotations();
            }
        }

        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Checks.NotNull(kind, nameof(kind));
            Checks.NotNull(annotationType, nameof(annotationType));
            Checks.State(!_annotations.Exists(annotation => annotation.Kind == kind), "Column already contains an annotation of this kind.");
            _annotations.Add((kind, annotationType, AnnotationValue.Getter(value, annotationType)));
        }

        internal void AddAnnotations(DataViewSchema.Annotations annotations)
        {
            foreach (DataViewSchema.Column annotation in annotations.Schema)
                _annotations.Add((annotation.Name, annotation.Type, annotations.GetterAt(annotation.Index)));
        }
    }
}
