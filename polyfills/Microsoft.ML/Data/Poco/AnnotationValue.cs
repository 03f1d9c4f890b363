using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Turns the values that users give as annotations (arrays and strings among them) into getters of the annotation's type.</summary>
internal static class AnnotationValue
{
    public static Delegate Getter<T>(T value, DataViewType type)
    {
        if (type is not VectorDataViewType vector)
            return (Delegate)GenericCall.Invoke(ScalarGetter<int>, type.RawType, Scalar(value, type.RawType));
        if (typeof(T) == type.RawType)
            return ValueCopy.Getter(value);
        if (value is string[] texts && vector.ItemType is TextDataViewType)
            return ArrayGetter(Array.ConvertAll(texts, text => text.AsMemory()));
        Checks.State(typeof(T).IsArray && typeof(T).GetElementType() == vector.ItemType.RawType, $"An annotation of type {type} cannot hold a value of type {typeof(T)}");
        return (Delegate)GenericCall.Invoke(ArrayGetter<int>, vector.ItemType.RawType, value);
    }

    private static object Scalar(object value, Type rawType)
    {
        if (value is string text && rawType == typeof(ReadOnlyMemory<char>))
            return text.AsMemory();
        Checks.State(rawType.IsInstanceOfType(value), $"An annotation of the raw type {rawType} cannot hold a value of type {value?.GetType()}");
        return value;
    }

    private static Delegate ScalarGetter<TValue>(TValue value) => ValueCopy.Getter(value);

    private static Delegate ArrayGetter<TItem>(TItem[] items) => ValueCopy.Getter(new VBuffer<TItem>(items.Length, items));
}
