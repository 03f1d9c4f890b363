namespace MLNetTorch.Networks;

/// <summary>Checks what a file claims of a tensor's sizes before anything is done with them.</summary>
internal static class StoredShape
{
    // libtorch keeps dimension numbers in small integers and some of its operators in a fixed array of this length.
    public const int MaximalDimensions = 64;

    /// <returns>How many numbers the tensor has.</returns>
    public static long Check(ByteSource source, Storage storage, long offset, long[] shape, long[] strides)
    {
        string What() => $"a tensor of shape {Text(shape)}, strides {Text(strides)} and offset {offset} in storage '{storage.Key}' of {storage.Count} numbers";
        if (shape.Length != strides.Length || shape.Length > MaximalDimensions)
        {
            throw source.Fault($"it has {What()}; expected as many strides as sizes and no more than {MaximalDimensions}");
        }

        if (offset < 0 || HasNegative(shape) || HasNegative(strides))
        {
            throw source.Fault($"it has {What()}; expected no negative numbers");
        }

        try
        {
            var count = Count(shape);
            var reach = Reach(shape, strides);
            return checked(offset + reach) <= storage.Count ? count : throw source.Fault($"it has {What()}, beyond whose end it reaches");
        }
        catch (OverflowException)
        {
            throw source.Fault($"it has {What()}, more numbers than any memory holds");
        }
    }

    /// <summary>How many numbers lie between the tensor's first and last, both counted.</summary>
    public static long Reach(long[] shape, long[] strides)
    {
        var last = 0L;
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] == 0)
            {
                return 0;
            }

            last = checked(last + ((shape[i] - 1) * strides[i]));
        }

        return checked(last + 1);
    }

    public static bool IsDense(long[] shape, long[] strides)
    {
        var expected = 1L;
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            if (shape[i] == 0)
            {
                return true;
            }

            if (shape[i] != 1 && strides[i] != expected)
            {
                return false;
            }

            expected *= shape[i];
        }

        return true;
    }

    /// <summary>Strides of rows without gaps. An empty dimension counts as one, as in PyTorch.</summary>
    public static long[] DenseStrides(ByteSource source, long[] shape)
    {
        if (HasNegative(shape))
        {
            throw source.Fault($"it has a tensor of shape {Text(shape)}; expected no negative numbers");
        }

        try
        {
            var strides = new long[shape.Length];
            var stride = 1L;
            for (var i = shape.Length - 1; i >= 0; i--)
            {
                strides[i] = stride;
                stride = checked(stride * Math.Max(1, shape[i]));
            }

            return strides;
        }
        catch (OverflowException)
        {
            throw source.Fault($"it has a tensor of shape {Text(shape)}, more numbers than any memory holds");
        }
    }

    /// <summary>How many numbers a tensor of these sizes has.</summary>
    public static long Count(ByteSource source, long[] shape)
    {
        try
        {
            return Count(shape);
        }
        catch (OverflowException)
        {
            throw source.Fault($"it has a tensor of shape {Text(shape)}, more numbers than any memory holds");
        }
    }

    // The other sizes of an empty tensor count too: libtorch multiplies them. Sixteen bytes a number must stay within a long.
    private static long Count(long[] shape)
    {
        var (product, empty) = (16L, false);
        foreach (var size in shape)
        {
            empty |= size == 0;
            product = checked(product * Math.Max(1, size));
        }

        return empty ? 0 : product / 16;
    }

    private static bool HasNegative(long[] numbers) => Array.Exists(numbers, number => number < 0);

    public static string Text(IEnumerable<long> numbers) => $"[{string.Join(", ", numbers)}]";
}
