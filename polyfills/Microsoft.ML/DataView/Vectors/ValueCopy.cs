using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Copies values of any column type: vectors into the destination's own arrays, others by assignment.</summary>
internal static class ValueCopy
{
    public delegate void Copier<T>(in T source, ref T destination);

    public static Copier<T> Of<T>()
    {
        if (!typeof(T).IsGenericType || typeof(T).GetGenericTypeDefinition() != typeof(VBuffer<>))
            return static (in T source, ref T destination) => destination = source;
        return (Copier<T>)GenericCall.Invoke(OfVector<int>, typeof(T).GetGenericArguments()[0]);
    }

    /// <summary>A getter that always hands out a copy of the same value.</summary>
    public static ValueGetter<T> Getter<T>(T value)
    {
        Copier<T> copy = Of<T>();
        return (ref T destination) => copy(in value, ref destination);
    }

    private static Copier<VBuffer<T>> OfVector<T>()
        => static (in VBuffer<T> source, ref VBuffer<T> destination) => source.CopyTo(ref destination);
}
