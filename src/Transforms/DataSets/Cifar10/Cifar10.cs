namespace MLNetTorch;

/// <summary>Facts about CIFAR-10.</summary>
public static class Cifar10
{
    /// <summary>What the labels 0 to 9 stand for, as the set's file batches.meta.txt has them.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        Array.AsReadOnly(["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]);
}
