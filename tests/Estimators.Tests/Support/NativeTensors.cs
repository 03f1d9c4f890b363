namespace MLNetTorch.Estimators.Tests;

/// <summary>Counts the tensors that are alive, to see that none is left behind.</summary>
internal static class NativeTensors
{
    private static long s_miscountedHere;

    /// <summary>The tensors alive once the garbage of earlier work is gone.</summary>
    public static long Alive() => Counted() - s_miscountedHere;

    /// <summary>The same, but whatever the garbage collector has yet to find counts too.</summary>
    public static long NotDisposed() => torch.Tensor.TotalCount - s_miscountedHere;

    /// <summary>
    /// What the count keeps of a toy network that is built and disposed, and nothing else: 0, but TorchSharp 0.105 counts each
    /// parameter once more than it uncounts it, and its convolutions leave a tensor to the garbage collector. To ask for it does not
    /// show in <see cref="Alive"/>, whichever is asked first.
    /// </summary>
    public static long MiscountedFor(INetworkBuilder builder)
    {
        var before = Counted();
        builder.Build(new NetworkShape([1, 16, 16], 3))?.Dispose();
        var miscounted = torch.Tensor.TotalCount - before;
        s_miscountedHere += Counted() - before;
        return miscounted;
    }

    private static long Counted()
    {
        for (var round = 0; round < 2; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return torch.Tensor.TotalCount;
    }
}
