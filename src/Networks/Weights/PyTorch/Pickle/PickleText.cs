namespace MLNetTorch.Networks;

/// <summary>How messages call what a pickle holds.</summary>
internal static class PickleText
{
    private const int Longest = 100;

    /// <summary>A text of a file, short enough for a message and without control characters.</summary>
    public static string Short(string text)
    {
        var shown = text.Length > Longest ? $"{text[..Longest]}…" : text;
        return string.Concat(shown.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character));
    }

    /// <summary>The kind of a value: "a list", "text".</summary>
    public static string KindOf(object? value) => value switch
    {
        null => "None",
        bool => "a truth value",
        long or System.Numerics.BigInteger => "a whole number",
        double => "a number",
        string => "text",
        byte[] => "bytes",
        StoredTensor => "a tensor",
        Storage => "a storage",
        PickledArray => "an array",
        PickleGlobal global => $"'{global.Name}'",
        object?[] => "a tuple",
        IReadOnlyDictionary<object, object?> => "a dictionary",
        IReadOnlyList<object?> => "a list",
        _ => "a type of number",
    };
}
