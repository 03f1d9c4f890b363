using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

/// <summary>The real files, got once through <c>LoadMnist</c> itself.</summary>
public static class RealMnist
{
    private static readonly Lock OneAtATime = new();

    /// <summary>One of the sets.</summary>
    public static IDataView Load(MLContext ml, MnistSplit split)
    {
        lock (OneAtATime)
        {
            return ml.Torch().LoadMnist(Checkout.MnistFolder, split);
        }
    }
}
