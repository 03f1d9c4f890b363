namespace MLNetTorch;

/// <summary>Mean and standard deviation of each channel, for <c>NormalizeChannels</c>.</summary>
/// <param name="Mean">One value, or one for each channel, in the units of the column.</param>
/// <param name="Std">One value above 0, or one for each channel, in the units of the column.</param>
public sealed record ChannelNormalization(IReadOnlyList<float> Mean, IReadOnlyList<float> Std)
{
    /// <summary>
    /// What networks with torchvision's ImageNet weights expect of images after <c>ToTensor</c> (red, green, blue 0..1): mean 0.485, 0.456, 0.406 and
    /// standard deviation 0.229, 0.224, 0.225.
    /// </summary>
    public static ChannelNormalization ImageNet { get; } = new(Array.AsReadOnly([0.485f, 0.456f, 0.406f]), Array.AsReadOnly([0.229f, 0.224f, 0.225f]));
}
