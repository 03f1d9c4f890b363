using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Internal;

/// <summary>Finds the columns that the picture transformers read, with ML.NET's errors where they do not fit.</summary>
internal static class ImageColumns
{
    public static ImageDataViewType TypeOf(DataViewSchema.Column column)
        => column.Type as ImageDataViewType
        ?? throw Checks.SchemaMismatch("inputSchema", "input", column.Name, "image", column.Type.ToString());

    public static SchemaShape.Column FindImage(SchemaShape shape, string name)
    {
        SchemaShape.Column column = Find(shape, name);
        return column.ItemType is ImageDataViewType && column.Kind == SchemaShape.Column.VectorKind.Scalar
            ? column
            : throw Mismatch(column, new ImageDataViewType().ToString());
    }

    public static SchemaShape.Column Find(SchemaShape shape, string name)
    {
        Checks.NotNull(shape, "inputSchema");
        return shape.TryFindColumn(name, out SchemaShape.Column column) ? column : throw Checks.SchemaMismatch("inputSchema", "input", name);
    }

    public static Exception Mismatch(SchemaShape.Column column, string expected)
        => Checks.SchemaMismatch("inputSchema", "input", column.Name, expected, column.GetTypeString());
}
