namespace MLNetTorch.Networks;

internal static class ConvolutionRules
{
    public static void CheckChannels(LayerInput input, long channels, long groups)
    {
        input.Size("channels", channels);
        input.Size("groups", groups);
        if (channels % groups != 0)
        {
            throw input.Fault($"channels is {channels}; expected a multiple of groups, {groups}");
        }

        input.Require(input.Channels % groups == 0, $"takes a number of channels that is a multiple of groups, {groups}");
    }

    public static double Weights(long input, long output, long groups, double kernel, bool bias) =>
        ((double)input / groups * output * kernel) + (bias ? output : 0);
}
