using TorchSharp;

namespace MLNetTorch.Transforms.Tests;

/// <summary>How many native tensors are alive.</summary>
internal static class LiveTensors
{
    /// <summary>The number now.</summary>
    public static long Count => torch.Tensor.TotalCount;

    /// <summary>The number once all that earlier tests dropped without disposing is gone.</summary>
    public static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }
}
