using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>A table from values to values, with the type and annotations that the mapped column gets.</summary>
internal abstract class LookupMap
{
    protected LookupMap(DataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations)
    {
        KeyType = keyType;
        ValueType = valueType;
        Annotations = annotations ?? DataViewSchema.Annotations.Empty;
    }

    public DataViewType KeyType { get; }

    public DataViewType ValueType { get; }

    public DataViewSchema.Annotations Annotations { get; }

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    protected abstract void WriteEntries(BinaryWriter writer);

    public static LookupMap From(IDataView lookup, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn)
    {
        Checks.NotNull(lookup, "lookupMap");
        Checks.Param(keyColumn.Type is PrimitiveDataViewType, nameof(keyColumn), $"Keys must be scalars, but column '{keyColumn.Name}' is {keyColumn.Type}");
        return (LookupMap)GenericCall.Invoke(LookupMapReader.Read<int, int>, [keyColumn.Type.RawType, valueColumn.Type.RawType], lookup, keyColumn, valueColumn);
    }

    public static LookupMap From<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs, bool treatValuesAsKeyType)
        => LookupMapPairs.Build(pairs, treatValuesAsKeyType);

    public static LookupMap From<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue[]>> pairs)
        => LookupMapPairs.Build(pairs);

    public void Write(BinaryWriter writer)
    {
        TypeCodec.Write(writer, KeyType);
        TypeCodec.Write(writer, ValueType);
        SchemaCodec.WriteAnnotations(writer, Annotations);
        WriteEntries(writer);
    }

    public static LookupMap Read(BinaryReader reader)
    {
        var keyType = TypeCodec.Read(reader);
        var valueType = TypeCodec.Read(reader);
        var annotations = SchemaCodec.ReadAnnotations(reader);
        return (LookupMap)GenericCall.Invoke(ReadEntries<int, int>, [keyType.RawType, valueType.RawType], keyType, valueType, annotations, reader);
    }

    private static LookupMap ReadEntries<TKey, TValue>(DataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations, BinaryReader reader)
    {
        var map = new LookupMap<TKey, TValue>(keyType, valueType, annotations);
        var readKey = ValueCodec.Reader<TKey>();
        var readValue = ValueCodec.Reader<TValue>();
        int count = reader.ReadInt32();
        for (int i = 0; i < count; i++)
            map.Add(readKey(reader), readValue(reader));
        return map;
    }
}

internal sealed class LookupMap<TKey, TValue> : LookupMap
{
    private static readonly ValueCopy.Copier<TValue> Copy = ValueCopy.Of<TValue>();

    private readonly Dictionary<TKey, TValue> _entries = new(TextComparer.Equality<TKey>());
    private readonly TValue _missing;

    public LookupMap(DataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations)
        : base(keyType, valueType, annotations)
    {
        // A value that is not in the map becomes what empty text becomes in a text file.
        if (ValueConversions.FindOrNull(TextDataViewType.Instance, valueType) is Func<ReadOnlyMemory<char>, TValue> parse)
            _missing = parse(ReadOnlyMemory<char>.Empty);
    }

    public void Add(TKey key, TValue value)
        => Checks.State(_entries.TryAdd(key, value), $"Duplicate keys in data '{key}'");

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
            return VectorMap.Getter<TKey, TValue>(row.GetGetter<VBuffer<TKey>>(column), Find);
        var getter = row.GetGetter<TKey>(column);
        TKey key = default;
        return (ValueGetter<TValue>)((ref TValue value) =>
        {
            getter(ref key);
            Copy(Find(key), ref value);
        });
    }

    protected override void WriteEntries(BinaryWriter writer)
    {
        var writeKey = ValueCodec.Writer<TKey>();
        var writeValue = ValueCodec.Writer<TValue>();
        writer.Write(_entries.Count);
        foreach (var (key, value) in _entries)
        {
            writeKey(writer, key);
            writeValue(writer, value);
        }
    }

    private TValue Find(TKey key) => _entries.TryGetValue(key, out TValue value) ? value : _missing;
}
