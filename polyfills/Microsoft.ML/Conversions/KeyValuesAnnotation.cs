using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Tells which value each key stands for.</summary>
internal static class KeyValuesAnnotation
{
    public static void Add<T>(DataViewSchema.Annotations.Builder annotations, PrimitiveDataViewType type, T[] values, bool asText)
    {
        if (asText && type is not TextDataViewType)
            AddValues(annotations, TextDataViewType.Instance, Array.ConvertAll(values, value => Text(type, value).AsMemory()));
        else
            AddValues(annotations, type, values);
    }

    private static void AddValues<T>(DataViewSchema.Annotations.Builder annotations, PrimitiveDataViewType type, T[] values)
        => annotations.Add(AnnotationNames.KeyValues, new VectorDataViewType(type, values.Length),
            ValueCopy.Getter(new VBuffer<T>(values.Length, values)));

    private static string Text<T>(PrimitiveDataViewType type, T value) => value switch
    {
        float single => single.ToString("R", CultureInfo.InvariantCulture),
        double real => real.ToString("G17", CultureInfo.InvariantCulture),
        bool truth => truth ? "1" : "0",
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        _ when type is KeyDataViewType => (KeyIndex.Reader<T>()(value) - 1).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
