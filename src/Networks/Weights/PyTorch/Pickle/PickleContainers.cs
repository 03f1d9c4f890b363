namespace MLNetTorch.Networks;

/// <summary>The lists and dictionaries of a pickle.</summary>
internal static class PickleContainers
{
    public static OrderedDictionary<object, object?> Dictionary() => new(PickleKeys.Comparer);

    public static OrderedDictionary<object, object?> Dictionary(PickleReader reader, object?[] keysAndValues)
    {
        var dictionary = Dictionary();
        Set(reader, keysAndValues, dictionary);
        return dictionary;
    }

    public static void Extend(PickleReader reader, object?[] items, object? target)
    {
        if (target is not List<object?> list)
        {
            throw reader.Fault($"appends to {PickleText.KindOf(target)}; expected a list");
        }

        list.AddRange(items);
    }

    public static void Set(PickleReader reader, object?[] keysAndValues, object? target)
    {
        if (target is not OrderedDictionary<object, object?> dictionary)
        {
            throw reader.Fault($"sets entries of {PickleText.KindOf(target)}; expected a dictionary");
        }

        if (keysAndValues.Length % 2 != 0)
        {
            throw reader.Fault("sets a dictionary's key without a value");
        }

        for (var i = 0; i < keysAndValues.Length; i += 2)
        {
            Add(reader, dictionary, keysAndValues[i], keysAndValues[i + 1]);
        }
    }

    public static void Add(PickleReader reader, OrderedDictionary<object, object?> dictionary, object? key, object? value)
    {
        if (key is not (string or long or bool or double))
        {
            throw reader.Fault($"has {PickleText.KindOf(key)} as a dictionary's key; expected text or a number");
        }

        if (!dictionary.TryAdd(key, value))
        {
            throw reader.Fault($"has the key '{PickleText.Short(key.ToString()!)}' twice in one dictionary");
        }
    }
}
