namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // One number stands for height and width alike.
        internal static long[] Pair(long both) => [both, both];

        internal static long[] Pair(long? both) => both is long value ? [value, value] : null;

        internal static long[] Pair((long, long) sizes) => [sizes.Item1, sizes.Item2];

        internal static long[] Pair((long, long)? sizes) => sizes is { } value ? [value.Item1, value.Item2] : null;
    }
}
