namespace MLNetTorch.Networks;

/// <summary>
/// A module that tells which of its batch normalisations take what one of its layers gives and nothing else, so that
/// <see cref="BatchNormFolding.FoldBatchNorm"/> can put the two into one. Rows of layers need not say so: it shows.
/// </summary>
public interface INormalizedLayers
{
    /// <summary>The names of the parts: each layer and the batch normalisation that directly follows it in <c>forward</c>.</summary>
    IReadOnlyList<(string Layer, string Normalization)> NormalizedLayers { get; }
}
