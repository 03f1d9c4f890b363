namespace MLNetTorch.Networks;

/// <summary>Finds tensors in what a PyTorch file holds.</summary>
internal static class PyTorchTensors
{
    private const int Named = 20;

    public static OrderedDictionary<string, StoredTensor> Dictionary(ByteSource source, object? content, string? key)
    {
        if (key is null)
        {
            return Tensors(source, content, "it");
        }

        return content is OrderedDictionary<object, object?> outer && outer.TryGetValue(key, out var inner)
            ? Tensors(source, inner, $"its entry '{PickleText.Short(key)}'")
            : throw source.Fault($"it has no entry '{key}'; it holds {Describe(content)}");
    }

    public static IReadOnlyList<StoredTensor> List(ByteSource source, object? content) =>
        content is IReadOnlyList<object?> list && list.All(item => item is StoredTensor)
            ? [.. list.Cast<StoredTensor>()]
            : throw source.Fault($"it is no list of tensors; it holds {Describe(content)}");

    public static StoredTensor Single(ByteSource source, object? content) =>
        content as StoredTensor ?? throw source.Fault($"it is no single tensor; it holds {Describe(content)}");

    private static OrderedDictionary<string, StoredTensor> Tensors(ByteSource source, object? content, string what)
    {
        if (!IsState(content))
        {
            throw source.Fault($"{what} is no dictionary of tensors; it holds {Describe(content)}{Cure(content)}");
        }

        var tensors = new OrderedDictionary<string, StoredTensor>(StringComparer.Ordinal);
        foreach (var (name, tensor) in (OrderedDictionary<object, object?>)content!)
        {
            tensors.Add((string)name, (StoredTensor)tensor!);
        }

        return tensors;
    }

    private static bool IsState(object? content)
    {
        if (content is not OrderedDictionary<object, object?> dictionary)
        {
            return false;
        }

        foreach (var (name, value) in dictionary)
        {
            if (name is not string || value is not StoredTensor)
            {
                return false;
            }
        }

        return true;
    }

    private static string Describe(object? content) => content is OrderedDictionary<object, object?> dictionary
        ? $"a dictionary of {string.Join(", ", dictionary.Take(Named).Select(entry => $"'{PickleText.Short(entry.Key.ToString()!)}' ({Describe(entry)})"))}{(dictionary.Count > Named ? ", …" : "")}"
        : PickleText.KindOf(content);

    private static string Describe(KeyValuePair<object, object?> entry) =>
        IsState(entry.Value) ? "a dictionary of tensors" : PickleText.KindOf(entry.Value);

    private static string Cure(object? content)
    {
        var key = (content as OrderedDictionary<object, object?>)?.FirstOrDefault(entry => IsState(entry.Value) && entry.Key is string).Key;
        return key is null ? "" : $"; name the one that is meant: Key = \"{PickleText.Short((string)key)}\"";
    }
}
