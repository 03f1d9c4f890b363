namespace MLNetTorch;

/// <summary>Which part of MNIST or Fashion-MNIST.</summary>
public enum MnistSplit
{
    /// <summary>60,000 images to train on.</summary>
    Train,

    /// <summary>10,000 images to test with.</summary>
    Test,
}
