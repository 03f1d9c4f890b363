namespace MLNetTorch.Networks;

/// <summary>How many blocks each of the four stages has, and of which kind.</summary>
internal sealed record ResNetPlan(int[] Blocks, bool Bottlenecks)
{
    public static IReadOnlyList<int> Depths { get; } = [18, 34, 50, 101, 152];

    /// <summary>By how much a block's output is wider than its inner convolutions.</summary>
    public int Expansion => Bottlenecks ? 4 : 1;

    public static ResNetPlan Of(int depth) => depth switch
    {
        18 => new([2, 2, 2, 2], false),
        34 => new([3, 4, 6, 3], false),
        50 => new([3, 4, 6, 3], true),
        101 => new([3, 4, 23, 3], true),
        152 => new([3, 8, 36, 3], true),
        _ => throw new ArgumentOutOfRangeException(nameof(depth), depth, "Unknown depth."),
    };
}
