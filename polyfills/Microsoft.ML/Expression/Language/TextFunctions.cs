using Text = System.ReadOnlyMemory<char>;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>Length, case, parts and joining of text. Positions below zero count from the end, as in Python.</summary>
internal static class TextFunctions
{
    public static void AddTo(Dictionary<string, Function[]> table)
    {
        table.Add("len", (Text text) => text.Length);
        table.Add("lower", (Text text) => Lower(text));
        table.Add("upper", (Text text) => Upper(text));
        table.Add("left", (Text text, int end) => text[..Clamp(end, text.Length)]);
        table.Add("right", (Text text, int start) => text[Clamp(start, text.Length)..]);
        table.Add("mid", (Text text, int start, int end) => Middle(text, start, end));
        table.Add("concat",
            () => Text.Empty,
            (Text text) => text,
            (Text first, Text second) => first.IsEmpty ? second : second.IsEmpty ? first : Join(first, second),
            (Text[] parts) => Join(parts));
    }

    public static bool AreEqual(Text left, Text right) => left.Span.SequenceEqual(right.Span);

    private static Text Lower(Text text) => string.Create(text.Length, text, static (to, from) => from.Span.ToLowerInvariant(to)).AsMemory();

    private static Text Upper(Text text) => string.Create(text.Length, text, static (to, from) => from.Span.ToUpperInvariant(to)).AsMemory();

    private static Text Middle(Text text, int start, int end)
    {
        int from = Clamp(start, text.Length);
        int to = Clamp(end, text.Length);
        return from < to ? text[from..to] : Text.Empty;
    }

    private static Text Join(params Text[] parts)
    {
        var joined = new char[parts.Sum(part => part.Length)];
        int length = 0;
        foreach (var part in parts)
        {
            part.CopyTo(joined.AsMemory(length));
            length += part.Length;
        }
        return joined;
    }

    private static int Clamp(int position, int length)
        => Math.Clamp(position < 0 ? position + length : position, 0, length);
}
