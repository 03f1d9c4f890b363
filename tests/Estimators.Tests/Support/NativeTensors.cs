namespace MLNetTorch.Estimators.Tests;

/// <summary>Counts the tensors that are alive, to see that none is left behind.</summary>
internal static class NativeTensors
{
    /// <summary>The tensors alive once the garbage of earlier work is gone.</summary>
    public static long Alive()
    {
        for (var round = 0; round < 2; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return torch.Tensor.TotalCount;
    }

    /// <summary>
    /// What the count keeps of a toy network that is built and disposed, and nothing else: 0, but TorchSharp 0.105 counts each
    /// parameter once more than it uncounts it, and its convolutions leave a tensor to the garbage collector.
    /// </summary>
    public static long MiscountedFor(INetworkBuilder builder)
    {
        var before = Alive();
        builder.Build(new NetworkShape([1, 16, 16], 3))?.Dispose();
        return torch.Tensor.TotalCount - before;
    }
}
