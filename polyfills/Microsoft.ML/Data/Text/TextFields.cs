using System.Text;

namespace Microsoft.ML.Data;

/// <summary>The fields of one line, found anew with each <see cref="Split"/>. Sparse fields (index:value) take their own places.</summary>
internal sealed class TextFields(TextFormat format)
{
    private readonly StringBuilder _unquoted = new();
    private ReadOnlyMemory<char>[] _fields = new ReadOnlyMemory<char>[16];

    public int Count { get; private set; }

    /// <summary>A field; empty behind the last one.</summary>
    public ReadOnlyMemory<char> this[int index] => index < Count ? _fields[index] : default;

    /// <summary>Whether the line ends inside of quotes, so that the next one belongs to it.</summary>
    public bool IsOpen(string line) => format.ReadMultilines && line.AsSpan().Count('"') % 2 == 1;

    public void Split(string line)
    {
        ReadOnlyMemory<char> rest = line.AsMemory();
        if (format.TrimWhitespace)
            rest = rest.TrimEnd();
        Count = 0;
        for (bool more = true; more;)
            Add(NextField(ref rest, out more));
        if (format.AllowSparse)
            ExpandSparse();
    }

    private ReadOnlyMemory<char> NextField(ref ReadOnlyMemory<char> rest, out bool more)
    {
        if (!format.Separators.Contains(' '))
            rest = rest.TrimStart(' ');
        if (format.AllowQuoting && rest.Span is ['"', ..])
            return QuotedField(ref rest, out more);
        int end = rest.Span.IndexOfAny(format.Separators);
        ReadOnlyMemory<char> field = end < 0 ? rest : rest[..end];
        more = end >= 0;
        rest = more ? rest[(end + 1)..] : default;
        return field;
    }

    // A quote that is never closed makes the field, and the line behind it, empty.
    private ReadOnlyMemory<char> QuotedField(ref ReadOnlyMemory<char> rest, out bool more)
    {
        ReadOnlySpan<char> span = rest.Span;
        _unquoted.Clear();
        int i = 1;
        while (i < span.Length)
        {
            if (span[i] == format.EscapeChar && i + 1 < span.Length && span[i + 1] == '"')
                i++;
            else if (span[i] == '"')
                break;
            _unquoted.Append(span[i++]);
        }

        bool closed = i < span.Length;
        int separator = closed ? span[i..].IndexOfAny(format.Separators) : -1;
        more = separator >= 0;
        rest = more ? rest[(i + separator + 1)..] : default;
        return closed ? _unquoted.ToString().AsMemory() : default;
    }

    private void Add(ReadOnlyMemory<char> field)
    {
        if (Count == _fields.Length)
            Array.Resize(ref _fields, Count * 2);
        _fields[Count++] = field;
    }

    // "length index:value …" from some field on to the end of the line stands for length fields.
    private void ExpandSparse()
    {
        int first = 0;
        while (first < Count && !_fields[first].Span.Contains(':'))
            first++;
        if (first == 0 || first >= Count || !int.TryParse(_fields[first - 1].Span, out int length) || length < 0)
            return;
        ReadOnlyMemory<char>[] pairs = _fields.AsSpan(first, Count - first).ToArray();
        Count = first - 1;
        for (int i = 0; i < length; i++)
            Add(default);
        foreach (ReadOnlyMemory<char> pair in pairs)
        {
            int colon = pair.Span.IndexOf(':');
            if (colon > 0 && int.TryParse(pair.Span[..colon], out int index) && index >= 0 && index < length)
                _fields[first - 1 + index] = pair[(colon + 1)..];
        }
    }
}
