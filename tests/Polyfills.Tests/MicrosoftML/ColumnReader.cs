using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML;

/// <summary>Reads columns of small views into arrays.</summary>
internal static class ColumnReader
{
    public static T[] Read<T>(IDataView data, string name)
    {
        var values = new List<T>();
        using var cursor = data.GetRowCursor([data.Schema[name]]);
        var getter = cursor.GetGetter<T>(cursor.Schema[name]);
        while (cursor.MoveNext())
        {
            T value = default!;
            getter(ref value);
            values.Add(value);
        }
        return [.. values];
    }

    public static string[] ReadText(IDataView data, string name)
        => Array.ConvertAll(Read<ReadOnlyMemory<char>>(data, name), text => text.ToString());

    public static T[][] ReadVectors<T>(IDataView data, string name)
        => Array.ConvertAll(Read<VBuffer<T>>(data, name), vector => vector.DenseValues().ToArray());

    public static string[] Texts(DataViewSchema.Column column, string annotation)
    {
        var texts = default(VBuffer<ReadOnlyMemory<char>>);
        column.Annotations.GetValue(annotation, ref texts);
        return [.. texts.DenseValues().Select(text => text.ToString())];
    }

    public static T[] Values<T>(DataViewSchema.Column column, string annotation)
    {
        var values = default(VBuffer<T>);
        column.Annotations.GetValue(annotation, ref values);
        return [.. values.DenseValues()];
    }

    /// <summary>The same model, saved and loaded again.</summary>
    public static ITransformer Reload(MLContext context, ITransformer model, DataViewSchema schema)
    {
        using var file = new MemoryStream();
        context.Model.Save(model, schema, file);
        file.Position = 0;
        return context.Model.Load(file, out _);
    }
}
