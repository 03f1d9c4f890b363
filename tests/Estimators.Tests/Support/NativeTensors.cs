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
}
