using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>NormalizeChannels</c> to the catalog.</summary>
public static class NormalizeChannelsExtensions
{
    /// <summary>
    /// Shifts and scales each channel: (value − mean) / std. What is left out is learned by <c>Fit</c> over the whole training set.
    /// </summary>
    /// <remarks>
    /// The first of three dimensions is the channel; a matrix or a plain vector counts as one channel. MNIST after ToTensor has mean
    /// 0.1307 and std 0.3081.
    /// </remarks>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single with the input's dimensions.</param>
    /// <param name="inputColumnName">The column read: a vector of Single of known size; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="mean">One value, or one for each channel, in the units of the column; null to learn it.</param>
    /// <param name="std">One value above 0, or one for each channel, in the units of the column; null to learn it (of the population).</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentException">
    /// A value is not finite or a std not above 0; <c>Fit</c> refuses a number of values that does not match the channels, and a
    /// channel whose learned std is 0.
    /// </exception>
    public static ImageStageEstimator NormalizeChannels(
        this TorchCatalog catalog, string outputColumnName, string? inputColumnName = null, float[]? mean = null, float[]? std = null)
        => new(catalog, new NormalizeChannelsStage(mean?.ToArray(), std?.ToArray()).Checked(), outputColumnName, inputColumnName);

    /// <summary>Shifts and scales each channel by known figures, such as <see cref="ChannelNormalization.ImageNet"/>: (value − mean) / std.</summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single with the input's dimensions.</param>
    /// <param name="inputColumnName">The column read: a vector of Single of known size; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="figures">Mean and standard deviation.</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentException">
    /// A value is not finite or a std not above 0; <c>Fit</c> refuses a number of values that does not match the channels.
    /// </exception>
    public static ImageStageEstimator NormalizeChannels(
        this TorchCatalog catalog, string outputColumnName, string? inputColumnName, ChannelNormalization figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return catalog.NormalizeChannels(outputColumnName, inputColumnName, [.. figures.Mean], [.. figures.Std]);
    }
}
