using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Makes a map from pairs of .NET values.</summary>
internal static class LookupMapPairs
{
    public static LookupMap Build<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs, bool treatValuesAsKeyType)
    {
        Checks.NotNull(pairs, "keyValuePairs");
        var entries = pairs.ToList();
        if (!treatValuesAsKeyType)
            return Fill(entries, TypeOf<TValue>(), null, value => value);
        if (typeof(TValue) == typeof(uint) || typeof(TValue) == typeof(ulong))
            return FillKeys(entries, typeof(TValue), value => value);
        var keys = new Dictionary<TValue, uint>();
        foreach (var entry in entries)
            keys.TryAdd(entry.Value, (uint)keys.Count + 1);
        return FillKeys(entries, typeof(uint), value => keys[value]);
    }

    public static LookupMap Build<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue[]>> pairs)
    {
        Checks.NotNull(pairs, "keyValuePairs");
        var entries = pairs.ToList();
        var item = TypeOf<TValue>();
        int size = entries.Select(entry => entry.Value.Length).Distinct().ToList() is [var only] ? only : 0;
        var vector = new VectorDataViewType(item, size);
        return typeof(TValue) == typeof(string)
            ? Fill(entries, vector, null, values => Vector(Array.ConvertAll((string[])(object)values, text => text.AsMemory())))
            : Fill(entries, vector, null, Vector);
    }

    private static VBuffer<T> Vector<T>(T[] values) => new(values.Length, values);

    // The values, as text, become the key values of the mapped column.
    private static LookupMap FillKeys<TKey, TValue, TStored>(List<KeyValuePair<TKey, TValue>> entries, Type keyType, Func<TValue, TStored> store)
    {
        TValue[] distinct = entries.Select(entry => entry.Value).Distinct().ToArray();
        var annotations = new DataViewSchema.Annotations.Builder();
        KeyValuesAnnotation.Add(annotations, TextDataViewType.Instance, Array.ConvertAll(distinct, value => value.ToString().AsMemory()), asText: false);
        return Fill(entries, new KeyDataViewType(keyType, distinct.Length), annotations.ToAnnotations(), store);
    }

    private static LookupMap Fill<TKey, TValue, TStored>(
        List<KeyValuePair<TKey, TValue>> entries, DataViewType valueType, DataViewSchema.Annotations annotations, Func<TValue, TStored> store)
    {
        if (typeof(TStored) == typeof(string))
            return Fill(entries, valueType, annotations, value => ((string)(object)value).AsMemory());
        return typeof(TKey) == typeof(string)
            ? Add(entries, valueType, annotations, key => ((string)(object)key).AsMemory(), store)
            : Add(entries, valueType, annotations, key => key, store);
    }

    private static LookupMap<TStoredKey, TStored> Add<TKey, TValue, TStoredKey, TStored>(
        List<KeyValuePair<TKey, TValue>> entries, DataViewType valueType, DataViewSchema.Annotations annotations,
        Func<TKey, TStoredKey> storeKey, Func<TValue, TStored> store)
    {
        var map = new LookupMap<TStoredKey, TStored>(TypeOf<TKey>(), valueType, annotations);
        foreach (var entry in entries)
            map.Add(storeKey(entry.Key), store(entry.Value));
        return map;
    }

    private static PrimitiveDataViewType TypeOf<T>()
        => DataViewTypes.PrimitiveOrNull(typeof(T)) ?? throw new InvalidOperationException($"Unsupported type {typeof(T)} used in mapping.");
}
