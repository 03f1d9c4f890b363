namespace Microsoft.ML.Data;

/// <summary>What stands for "no value": NaN for real numbers, else the default of the type.</summary>
internal static class MissingValue
{
    public static T Of<T>()
        => typeof(T) == typeof(float) ? (T)(object)float.NaN
        : typeof(T) == typeof(double) ? (T)(object)double.NaN
        : default;

    /// <summary>Whether a value gets no key: NaN, empty text or a missing key.</summary>
    public static Predicate<T> Test<T>(DataViewType type)
    {
        if (type is KeyDataViewType)
            return value => EqualityComparer<T>.Default.Equals(value, default);
        if (type is TextDataViewType)
            return (Predicate<T>)(object)(Predicate<ReadOnlyMemory<char>>)(text => text.IsEmpty);
        if (typeof(T) == typeof(float))
            return (Predicate<T>)(object)(Predicate<float>)float.IsNaN;
        return typeof(T) == typeof(double) ? (Predicate<T>)(object)(Predicate<double>)double.IsNaN : _ => false;
    }
}
