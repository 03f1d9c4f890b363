namespace MLNetTorch;

/// <summary>Facts about Fashion-MNIST.</summary>
public static class FashionMnist
{
    /// <summary>What the labels 0 to 9 stand for, by the publisher's description.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        Array.AsReadOnly(["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]);
}
