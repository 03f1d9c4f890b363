namespace MLNetTorch.Networks;

/// <summary>
/// What a pickle made must be a tree that one can walk: values inside of themselves, very deep ones, and few values that repeat each other into
/// very many are refused.
/// </summary>
internal sealed class PickleTree(ByteSource source)
{
    private const int MaximalDepth = 100;
    private const long MaximalValues = 20_000_000;
    private static readonly Size Single = new(0, 1);

    // Of what is being visited just now.
    private static readonly Size Unknown = new(0, 0);
    private readonly Dictionary<object, Size> _seen = new(ReferenceEqualityComparer.Instance);

    public static void Check(ByteSource source, object? root) => new PickleTree(source).Visit(root, 1);

    private Size Visit(object? value, int depth)
    {
        if (value is not (object?[] or List<object?> or OrderedDictionary<object, object?>))
        {
            return Single;
        }

        if (_seen.TryGetValue(value, out var seen))
        {
            if (ReferenceEquals(seen, Unknown))
            {
                throw source.Fault($"its pickle holds {PickleText.KindOf(value)} that contains itself");
            }

            CheckDepth(depth + seen.Height);
            return seen;
        }

        CheckDepth(depth);
        _seen.Add(value, Unknown);
        IEnumerable<object?> items = value is OrderedDictionary<object, object?> dictionary ? dictionary.Values : (IEnumerable<object?>)value;
        var (height, values) = (0, 1L);
        foreach (var item in items)
        {
            var inner = Visit(item, depth + 1);
            (height, values) = (Math.Max(height, inner.Height), values + inner.Values);
            if (values > MaximalValues)
            {
                throw source.Fault($"its pickle repeats its values into more than {MaximalValues}");
            }
        }

        return _seen[value] = new Size(height + 1, values);
    }

    private void CheckDepth(int depth)
    {
        if (depth > MaximalDepth)
        {
            throw source.Fault($"its pickle holds values more than {MaximalDepth} deep in each other");
        }
    }

    private sealed record Size(int Height, long Values);
}
