using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Reads and writes schemas with the annotations of their columns.</summary>
internal static class SchemaCodec
{
    /// <summary>Writes the columns of a schema, but for those of types that no file can hold, such as pictures.</summary>
    public static void Write(BinaryWriter writer, DataViewSchema schema)
    {
        DataViewSchema.Column[] columns = schema.Where(column => TypeCodec.CanWrite(column.Type)).ToArray();
        writer.Write(columns.Length);
        foreach (DataViewSchema.Column column in columns)
        {
            writer.Write(column.Name);
            TypeCodec.Write(writer, column.Type);
            WriteAnnotations(writer, column.Annotations);
        }
    }

    public static DataViewSchema Read(BinaryReader reader)
    {
        var builder = new DataViewSchema.Builder();
        int count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
            builder.AddColumn(reader.ReadString(), TypeCodec.Read(reader), ReadAnnotations(reader));
        return builder.ToSchema();
    }

    public static void WriteAnnotations(BinaryWriter writer, DataViewSchema.Annotations annotations)
    {
        DataViewSchema.Column[] columns = annotations.Schema.Where(column => TypeCodec.CanWrite(column.Type)).ToArray();
        writer.Write(columns.Length);
        foreach (DataViewSchema.Column column in columns)
        {
            writer.Write(column.Name);
            TypeCodec.Write(writer, column.Type);
            Runtime.GenericCall.Invoke(WriteValue<int>, column.Type.RawType, writer, annotations, column);
        }
    }

    public static DataViewSchema.Annotations ReadAnnotations(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        if (count == 0)
            return null;
        var builder = new DataViewSchema.Annotations.Builder();
        for (int i = 0; i < count; i++)
        {
            string name = reader.ReadString();
            DataViewType type = TypeCodec.Read(reader);
            builder.Add(name, type, Runtime.GenericCall.Invoke<Delegate>(ReadValue<int>, type.RawType, reader));
        }

        return builder.ToAnnotations();
    }

    private static void WriteValue<T>(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column column)
    {
        T value = default;
        annotations.GetGetter<T>(column)(ref value);
        ValueCodec.Writer<T>()(writer, value);
    }

    private static Delegate ReadValue<T>(BinaryReader reader) => ValueCopy.Getter(ValueCodec.Reader<T>()(reader));
}
