using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>How the values of a batch of images lie in memory. It never changes what a network computes, only how fast.</summary>
internal enum BatchLayout
{
    /// <summary>As the data have it: one channel after the other.</summary>
    ChannelsFirst,

    /// <summary>All channels of a pixel together: convolution and pooling on the CPU are faster so.</summary>
    ChannelsLast,
}

/// <summary>Puts batches into a layout.</summary>
internal static class BatchLayouts
{
    // Two, since some layers take no batch of a single row.
    private const long Rows = 2;

    private static readonly long[] ChannelsBehind = [0, 2, 3, 1];
    private static readonly long[] ChannelsToFront = [0, 3, 1, 2];

    /// <summary>
    /// The fastest layout of batches that the network takes: channels-last for images that meet convolutions on the CPU, unless its
    /// forward pass knows only channels-first, as one with <c>view</c> in it does. Found by running it on a small made-up batch.
    /// </summary>
    /// <param name="network">The network, on that device.</param>
    /// <param name="shape">The sizes that it was built for.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="checksOutput">Whether it must give as many numbers as the sizes say.</param>
    public static BatchLayout FastestFor(nn.Module<Tensor, Tensor> network, NetworkShape shape, Device device, bool checksOutput = true)
        => MeetsConvolutions(network, shape, device) && TakesChannelsLast(network, shape, device, checksOutput)
            ? BatchLayout.ChannelsLast
            : BatchLayout.ChannelsFirst;

    /// <summary>The fastest layout of a batch of a single row: channels-first where <see cref="SmallConvolutions"/> are all there is.</summary>
    /// <param name="batches">The fastest layout of batches.</param>
    /// <param name="network">The network.</param>
    /// <param name="shape">The sizes that it was built for.</param>
    public static BatchLayout ForOneRow(this BatchLayout batches, nn.Module<Tensor, Tensor> network, NetworkShape shape)
        => batches == BatchLayout.ChannelsLast && SmallConvolutions.AreAllOf(network, shape) ? BatchLayout.ChannelsFirst : batches;

    /// <summary>The batch in that layout; the same shape and values.</summary>
    public static Tensor Lay(this BatchLayout layout, Tensor batch)
    {
        if (layout == BatchLayout.ChannelsFirst)
            return batch;
        // With one channel both layouts are the same bytes, and only the strides have to say so.
        var pixels = batch.size(1) == 1 ? batch.squeeze(1).unsqueeze(-1) : batch.permute(ChannelsBehind).contiguous();
        return pixels.permute(ChannelsToFront);
    }

    private static bool MeetsConvolutions(nn.Module<Tensor, Tensor> network, NetworkShape shape, Device device)
        => shape.Input.Length == 3 && device.type == DeviceType.CPU && network.parameters().Any(weight => weight.dim() == 4);

    private static bool TakesChannelsLast(nn.Module<Tensor, Tensor> network, NetworkShape shape, Device device, bool checksOutput)
    {
        using var scope = NewDisposeScope();
        try
        {
            NetworkProbe.Run(network, BatchLayout.ChannelsLast.Lay(zeros([Rows, .. shape.Input], ScalarType.Float32, device)), checksOutput ? shape : null);
            return true;
        }
        catch (NetworkShapeException)
        {
            return false;
        }
    }
}
