using System.Numerics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Getters that read columns from the fields of the current line.</summary>
internal sealed class TextGetters(TextFormat format, Func<TextFields> fields, Func<long> lineNumber)
{
    private delegate T FieldReader<T>(ReadOnlyMemory<char> field);

    public Delegate Create(TextColumn column)
        => GenericCall.Invoke<Delegate>(column.IsVector ? VectorGetter<int> : ScalarGetter<int>, column.ItemType.RawType, column);

    private Delegate ScalarGetter<T>(TextColumn column)
    {
        FieldReader<T> read = ReaderOf<T>(column);
        int index = column.Segments[0].Start;
        return (ValueGetter<T>)((ref T value) => value = read(fields()[index]));
    }

    private Delegate VectorGetter<T>(TextColumn column)
    {
        FieldReader<T> read = ReaderOf<T>(column);
        (int Start, int End)[] segments = column.Segments;
        int size = column.Size;
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            TextFields line = fields();
            int length = size > 0 ? size : column.Indices(line.Count).Count();
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, length);
            int slot = 0;
            foreach ((int start, int end) in segments)
            {
                int stop = end == TextColumn.EndOfLine ? Math.Max(start, line.Count) : end;
                for (int i = start; i < stop; i++)
                    editor.Values[slot++] = read(line[i]);
            }

            value = editor.Commit();
        });
    }

    private FieldReader<T> ReaderOf<T>(TextColumn column)
    {
        if (column.ItemType is KeyDataViewType key)
            return (FieldReader<T>)(object)GenericCall.Invoke<Delegate>(KeyReader<uint>, typeof(T), key.Count);
        return (FieldReader<T>)(object)Reader(typeof(T), column.Name);
    }

    private Delegate Reader(Type type, string name) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single => (FieldReader<float>)ReadSingle,
        TypeCode.Double => (FieldReader<double>)ReadDouble,
        TypeCode.Boolean => (FieldReader<bool>)(field => TextParser.TryParse(field.Span, out bool value) ? value : throw Unreadable(field, name)),
        TypeCode.SByte => WholeReader<sbyte>(name),
        TypeCode.Byte => WholeReader<byte>(name),
        TypeCode.Int16 => WholeReader<short>(name),
        TypeCode.UInt16 => WholeReader<ushort>(name),
        TypeCode.Int32 => WholeReader<int>(name),
        TypeCode.UInt32 => WholeReader<uint>(name),
        TypeCode.Int64 => WholeReader<long>(name),
        TypeCode.UInt64 => WholeReader<ulong>(name),
        TypeCode.DateTime => SpanReader<DateTime>(name),
        _ when type == typeof(DateTimeOffset) => SpanReader<DateTimeOffset>(name),
        _ when type == typeof(TimeSpan) => SpanReader<TimeSpan>(name),
        _ => (FieldReader<ReadOnlyMemory<char>>)(field => field),
    };

    private float ReadSingle(ReadOnlyMemory<char> field)
        => field.IsEmpty && format.MissingRealsAsNaNs ? float.NaN : TextParser.ToSingle(WithPoint(field));

    private double ReadDouble(ReadOnlyMemory<char> field)
        => field.IsEmpty && format.MissingRealsAsNaNs ? double.NaN : TextParser.ToDouble(WithPoint(field));

    private ReadOnlyMemory<char> WithPoint(ReadOnlyMemory<char> field)
        => format.DecimalMarker == ',' ? field.ToString().Replace(',', '.').AsMemory() : field;

    // Empty is zero; an index at or above the count, or no number, is a missing key.
    private FieldReader<T> KeyReader<T>(ulong count)
        where T : struct, IBinaryInteger<T>
        => field => TextParser.TryParse(field.Span, out ulong value) && value < count ? T.CreateChecked(value + 1) : T.Zero;

    private FieldReader<T> WholeReader<T>(string name)
        where T : struct, IBinaryInteger<T>
        => field =>
        {
            ReadOnlySpan<char> text = field.Span.TrimEnd();
            return text.IsEmpty ? T.Zero : T.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out T value)
                ? value : throw Unreadable(field, name);
        };

    private FieldReader<T> SpanReader<T>(string name)
        where T : struct, ISpanParsable<T>
        => field => field.IsEmpty ? default : T.TryParse(field.Span, System.Globalization.CultureInfo.InvariantCulture, out T value) ? value : throw Unreadable(field, name);

    private FormatException Unreadable(ReadOnlyMemory<char> field, string name)
        => new($"Parsing failed with an exception: Could not parse value {field} in line {lineNumber()}, column {name}");
}
