using System.Globalization;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The values of a key as texts for a model file, and back, without loss.</summary>
internal sealed class KeyValueTexts
{
    private static readonly KeyValueTexts[] Known =
    [
        new(
            "text",
            TextDataViewType.Instance,
            each => ((ReadOnlyMemory<char>)each).ToString(),
            texts => Array.ConvertAll(texts, each => each.AsMemory())),
        Parsed<float>("single", NumberDataViewType.Single),
        Parsed<double>("double", NumberDataViewType.Double),
        Parsed<sbyte>("sbyte", NumberDataViewType.SByte),
        Parsed<short>("int16", NumberDataViewType.Int16),
        Parsed<int>("int32", NumberDataViewType.Int32),
        Parsed<long>("int64", NumberDataViewType.Int64),
        Parsed<byte>("byte", NumberDataViewType.Byte),
        Parsed<ushort>("uint16", NumberDataViewType.UInt16),
        Parsed<uint>("uint32", NumberDataViewType.UInt32),
        Parsed<ulong>("uint64", NumberDataViewType.UInt64),
        Parsed<bool>("boolean", BooleanDataViewType.Instance),
        Parsed<DateTime>("datetime", DateTimeDataViewType.Instance, "O"),
        Parsed<DateTimeOffset>("datetimeoffset", DateTimeOffsetDataViewType.Instance, "O"),
        Parsed<TimeSpan>("timespan", TimeSpanDataViewType.Instance, "c"),
    ];

    private readonly Func<object, string> _write;
    private readonly Func<string[], Array> _read;

    private KeyValueTexts(string name, PrimitiveDataViewType type, Func<object, string> write, Func<string[], Array> read)
        => (Name, Type, _write, _read) = (name, type, write, read);

    public string Name { get; }

    public PrimitiveDataViewType Type { get; }

    public static KeyValueTexts Of(PrimitiveDataViewType type)
        => Known.FirstOrDefault(each => each.Type.RawType == type.RawType)
            ?? throw new NotSupportedException(
                $"A model whose label has key values of type {type} cannot be saved; map the label from text or a number.");

    public static KeyValueTexts Of(string name)
        => Known.FirstOrDefault(each => each.Name == name)
            ?? throw new InvalidDataException($"The model's label has key values of the unknown type '{name}'.");

    public string[] Write(Array values) => [.. values.Cast<object>().Select(_write)];

    public Array Read(string[] texts) => _read(texts);

    private static KeyValueTexts Parsed<T>(string name, PrimitiveDataViewType type, string? format = null)
        where T : IParsable<T>
        => new(
            name,
            type,
            each => each is IFormattable value ? value.ToString(format, CultureInfo.InvariantCulture) : each.ToString()!,
            texts => Array.ConvertAll(texts, Parse<T>));

    // A DateTime keeps whether it is local or universal only when told to.
    private static T Parse<T>(string text)
        where T : IParsable<T>
        => typeof(T) == typeof(DateTime)
            ? (T)(object)DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : T.Parse(text, CultureInfo.InvariantCulture);
}
