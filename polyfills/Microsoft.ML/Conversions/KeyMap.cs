using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>The values of one column that have keys, in the order of the keys.</summary>
internal abstract class KeyMap
{
    protected KeyMap(PrimitiveDataViewType itemType) => ItemType = itemType;

    public PrimitiveDataViewType ItemType { get; }

    public abstract int Count { get; }

    /// <summary>There is no key type without keys, so that a map of nothing still counts one.</summary>
    public KeyDataViewType KeyType => new(typeof(uint), Math.Max(Count, 1));

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    public abstract void AddKeyValues(DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column input, bool asText);

    public abstract void Write(BinaryWriter writer);

    public static KeyMap Read(BinaryReader reader)
    {
        var type = (PrimitiveDataViewType)TypeCodec.Read(reader);
        return GenericCall.Invoke<KeyMap>(Read<int>, type.RawType, type, reader);
    }

    private static KeyMap Read<T>(PrimitiveDataViewType type, BinaryReader reader)
        => new KeyMap<T>(type, ValueCodec.Reader<VBuffer<T>>()(reader).DenseValues().ToArray());
}

internal sealed class KeyMap<T> : KeyMap
{
    private readonly Dictionary<T, uint> _keys;

    public KeyMap(PrimitiveDataViewType itemType, T[] values)
        : base(itemType)
    {
        Values = values;
        _keys = new Dictionary<T, uint>(values.Length, TextComparer.Equality<T>());
        foreach (T value in values)
            _keys.Add(value, (uint)_keys.Count + 1);
    }

    public T[] Values { get; }

    public override int Count => Values.Length;

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
            return VectorMap.Getter<T, uint>(row.GetGetter<VBuffer<T>>(column), KeyOf);
        var getter = row.GetGetter<T>(column);
        T value = default;
        return (ValueGetter<uint>)((ref uint key) =>
        {
            getter(ref value);
            key = KeyOf(value);
        });
    }

    public override void AddKeyValues(DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column input, bool asText)
    {
        if (Count == 0)
            return;
        var inner = input.Annotations.Schema.GetColumnOrNull(AnnotationNames.KeyValues)?.Type as VectorDataViewType;
        if (ItemType is KeyDataViewType keys && inner != null && (ulong)inner.Size == keys.Count)
            GenericCall.Invoke(AddInnerValues<int>, inner.ItemType.RawType, annotations, input, inner.ItemType, asText);
        else
            KeyValuesAnnotation.Add(annotations, ItemType, Values, asText);
    }

    public override void Write(BinaryWriter writer)
    {
        TypeCodec.Write(writer, ItemType);
        ValueCodec.Writer<VBuffer<T>>()(writer, new VBuffer<T>(Values.Length, Values));
    }

    private uint KeyOf(T value) => _keys.GetValueOrDefault(value);

    // Keys of keys stand for the values of the inner keys.
    private object AddInnerValues<TInner>(DataViewSchema.Annotations.Builder annotations, DataViewSchema.Column input, PrimitiveDataViewType innerType, bool asText)
    {
        var all = default(VBuffer<TInner>);
        input.Annotations.GetValue(AnnotationNames.KeyValues, ref all);
        var toIndex = KeyIndex.Reader<T>();
        TInner[] values = Array.ConvertAll(Values, key => all.GetItemOrDefault((int)toIndex(key) - 1));
        KeyValuesAnnotation.Add(annotations, innerType, values, asText);
        return null;
    }
}
