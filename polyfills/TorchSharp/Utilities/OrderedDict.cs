using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps its entries in the order in which they were added.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
{
    private readonly Dictionary<TKey, TValue> lookup = [];
    private readonly List<(TKey, TValue)> entries = [];

    public int Count => entries.Count;

    public bool IsReadOnly => false;

    public ICollection<TKey> Keys => entries.Select(entry => entry.Item1).ToList();

    public ICollection<TValue> Values => entries.Select(entry => entry.Item2).ToList();

    public TValue this[TKey key]
    {
        get => lookup[key];
        set
        {
            if (lookup.ContainsKey(key))
                entries[Place(key)] = (key, value);
            else
                entries.Add((key, value));
            lookup[key] = value;
        }
    }

    public (TKey, TValue) this[int index]
    {
        get => entries[index];
        set
        {
            lookup.Remove(entries[index].Item1);
            lookup.Add(value.Item1, value.Item2);
            entries[index] = value;
        }
    }

    public void Add(TKey key, TValue value)
    {
        lookup.Add(key, value);
        entries.Add((key, value));
    }

    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    public void Insert(int index, (TKey, TValue) item)
    {
        lookup.Add(item.Item1, item.Item2);
        entries.Insert(index, item);
    }

    public bool Remove(TKey key)
    {
        if (!lookup.Remove(key))
            return false;
        entries.RemoveAt(Place(key));
        return true;
    }

    public bool Remove((TKey, TValue) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<TKey, TValue> item) => Contains(item) && Remove(item.Key);

    public void RemoveAt(int index)
    {
        lookup.Remove(entries[index].Item1);
        entries.RemoveAt(index);
    }

    public void Clear()
    {
        lookup.Clear();
        entries.Clear();
    }

    public void clear() => Clear();

    public bool ContainsKey(TKey key) => lookup.ContainsKey(key);

    public bool Contains((TKey, TValue) item) => entries.Contains(item);

    public bool Contains(KeyValuePair<TKey, TValue> item) => entries.Contains((item.Key, item.Value));

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => lookup.TryGetValue(key, out value);

    public int IndexOf((TKey, TValue) item) => entries.IndexOf(item);

    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var (key, value) in entries)
            array[arrayIndex++] = new KeyValuePair<TKey, TValue>(key, value);
    }

    public IEnumerable<TKey> keys() => entries.Select(entry => entry.Item1);

    public IEnumerable<TValue> values() => entries.Select(entry => entry.Item2);

    public IEnumerator<(TKey, TValue)> items() => entries.GetEnumerator();

    public IEnumerator<(TKey, TValue)> GetEnumerator() => entries.GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        entries.Select(entry => new KeyValuePair<TKey, TValue>(entry.Item1, entry.Item2)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Place(TKey key) => entries.FindIndex(entry => EqualityComparer<TKey>.Default.Equals(entry.Item1, key));
}
