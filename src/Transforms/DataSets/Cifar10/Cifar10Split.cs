namespace MLNetTorch;

/// <summary>Which part of CIFAR-10.</summary>
public enum Cifar10Split
{
    /// <summary>50,000 images to train on, the five training batches in order.</summary>
    Train,

    /// <summary>10,000 images to test with.</summary>
    Test,
}
