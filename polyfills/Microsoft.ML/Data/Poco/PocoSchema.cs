using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>One column of a row class: the member that holds it, and what it looks like as a column.</summary>
internal sealed record PocoColumn(string Name, DataViewType Type, MemberInfo Member, DataViewSchema.Annotations Annotations);

/// <summary>The columns of a row class, by its own attributes or by a user's <see cref="SchemaDefinition"/>.</summary>
internal static class PocoSchema
{
    public static PocoColumn[] Create(Type userType, SchemaDefinition definition, SchemaDefinition.Direction direction)
        => (definition ?? SchemaDefinition.Create(userType, direction))
            .Where(column => Member(userType, column) is var member && PocoMembers.TypeOf(member) != typeof(IChannel))
            .Select(column => Column(column, Member(userType, column)))
            .ToArray();

    public static DataViewSchema ToSchema(IEnumerable<PocoColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach (PocoColumn column in columns)
            builder.AddColumn(column.Name, column.Type, column.Annotations);
        return builder.ToSchema();
    }

    /// <summary>The definition of a row class with the types and annotations of a given schema.</summary>
    public static SchemaDefinition DefinitionFor(Type userType, DataViewSchema schema)
    {
        var definition = SchemaDefinition.Create(userType, SchemaDefinition.Direction.Read);
        foreach (DataViewSchema.Column column in schema)
        {
            SchemaDefinition.Column member = definition[column.Name];
            Checks.State(member != null, $"Type should contain a member named {column.Name}");
            member.ColumnType = column.Type;
            member.AddAnnotations(column.Annotations);
        }

        return definition;
    }

    private static MemberInfo Member(Type userType, SchemaDefinition.Column column)
        => PocoMembers.Find(userType, column.MemberName)
        ?? throw new ArgumentOutOfRangeException("userSchemaDefinition", $"No field or property with name '{column.MemberName}' found in type '{userType.FullName}'");

    private static PocoColumn Column(SchemaDefinition.Column column, MemberInfo member)
    {
        Type item = PocoMembers.ItemTypeOf(member, out bool isVector);
        string name = string.IsNullOrEmpty(column.ColumnName) ? column.MemberName : column.ColumnName;
        DataViewType type = column.ColumnType ?? PocoMembers.ColumnTypeOf(member);
        bool wantsVector = type is VectorDataViewType;
        Checks.Param(isVector == wantsVector, "userSchemaDefinition",
            $"Column '{name}' is supposed to be {Kind(wantsVector)}, but type of associated field '{column.MemberName}' is {Kind(isVector)}");
        Type wanted = type.ItemTypeOf().RawType;
        Checks.Param(wanted == item, "userSchemaDefinition",
            $"Column '{name}' is supposed to have item type {wanted}, but associated field has type {item}");
        return new PocoColumn(name, type, member, column.Annotations);
    }

    private static string Kind(bool isVector) => isVector ? "vector" : "scalar";
}
