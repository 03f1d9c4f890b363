namespace MLNetTorch.Networks;

/// <summary>An array of bytes as NumPy pickles it: made empty, then filled.</summary>
internal sealed class PickledArray
{
    /// <summary>The size of each dimension.</summary>
    public IReadOnlyList<long> Shape { get; private set; } = [];

    /// <summary>The values, the last dimension's beside each other.</summary>
    public byte[] Values { get; private set; } = [];

    /// <summary>Fills it by the state that NumPy writes: version, shape, type, whether the first dimension's values lie beside each other, values.</summary>
    /// <exception cref="InvalidDataException">It is another state, another type than bytes, or of another length than its shape.</exception>
    public void Fill(PickleReader reader, object? state)
    {
        var (shape, type, byColumns, values) = Parts(reader, state as object?[] ?? [state]);
        var count = shape.Aggregate(1.0, (product, size) => product * size);
        if (!type.IsByte || byColumns || shape.Any(size => size < 0) || count != values.Length)
        {
            throw reader.Fault($"has an array of type '{PickleText.Short(type.Name)}' and shape ({string.Join(", ", shape)}) from {values.Length} bytes; "
                + "expected one byte a value, row by row");
        }

        (Shape, Values) = (shape, values);
    }

    private static (long[] Shape, NumberType Type, bool ByColumns, byte[] Values) Parts(PickleReader reader, object?[] state) =>
        state is [long, object?[] { Length: <= StoredShape.MaximalDimensions } shape, NumberType type, bool byColumns, byte[] values] && shape.All(size => size is long)
            ? ([.. shape.Cast<long>()], type, byColumns, values)
            : throw reader.Fault($"fills an array from ({string.Join(", ", state.Take(8).Select(PickleText.KindOf))}); expected version, shape, type, order and bytes");

    /// <summary>A type of number by NumPy's name: <c>u1</c> is a byte.</summary>
    internal sealed record NumberType(string Name)
    {
        public bool IsByte => Name is "u1" or "|u1";
    }
}
