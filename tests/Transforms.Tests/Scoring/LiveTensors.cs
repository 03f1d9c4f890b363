using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

/// <summary>How many native tensors are alive.</summary>
internal static class LiveTensors
{
    /// <summary>The number now.</summary>
    public static long Count => torch.Tensor.TotalCount;

    /// <summary>
    /// What one network of <see cref="TinyModel"/>, built and disposed by itself, leaves in the count: nothing, but TorchSharp
    /// 0.105 counts a parameter twice when it is made of a tensor and once when it is freed.
    /// </summary>
    public static long Miscounted()
    {
        var before = Count;
        TinyModel.Builder.Build(new NetworkShape([1, 2, 3], 3)).Dispose();
        return Count - before;
    }

    /// <summary>The number once all that earlier tests dropped without disposing is gone.</summary>
    public static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }
}
