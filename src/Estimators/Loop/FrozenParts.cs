using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Training mode for what is trained, evaluation mode for what is frozen.</summary>
internal static class FrozenParts
{
    /// <summary>
    /// Puts a network into training mode. Parts whose parameters are all frozen go into evaluation mode if so wanted: batch normalisation uses the means
    /// and variances that it has and leaves them alone, dropout drops nothing.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="evaluateFrozen">Whether frozen parts go into evaluation mode.</param>
    public static void Train(nn.Module network, bool evaluateFrozen)
    {
        network.train();
        if (evaluateFrozen)
            Evaluate(network);
    }

    // The largest parts come first: a layer without parameters counts as what is around it.
    private static void Evaluate(nn.Module part)
    {
        if (IsFrozen(part))
            part.eval();
        else
            foreach (var (_, child) in part.named_children())
                Evaluate(child);
    }

    private static bool IsFrozen(nn.Module part)
    {
        var hasAny = false;
        foreach (var parameter in part.parameters())
        {
            if (parameter.requires_grad)
                return false;
            hasAny = true;
        }
        return hasAny;
    }
}
