namespace MLNetTorch.Estimators.Tests;

/// <summary>The real MNIST; fetched when it is not there.</summary>
internal static class Mnist
{
    public static IDataView Load(MLContext ml, MnistSplit split) => ml.Torch().LoadMnist(Checkout.MnistFolder, split);
}
