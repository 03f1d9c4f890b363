using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

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
    /// <summary>The layout worth trying: channels-last for images that meet convolutions on the CPU.</summary>
    public static BatchLayout Preferred(nn.Module<Tensor, Tensor> network, NetworkShape shape, Device device)
        => shape.Input.Length == 3 && device.type == DeviceType.CPU && network.parameters().Any(weight => weight.dim() == 4)
            ? BatchLayout.ChannelsLast
            : BatchLayout.ChannelsFirst;

    /// <summary>The batch in that layout; the same shape and values.</summary>
    public static Tensor Lay(this BatchLayout layout, Tensor batch)
    {
        if (layout == BatchLayout.ChannelsFirst)
            return batch;
        // With one channel both layouts are the same bytes, and only the strides have to say so.
        var pixels = batch.shape[1] == 1 ? batch.squeeze(1).unsqueeze(-1) : batch.permute(0, 2, 3, 1).contiguous();
        return pixels.permute(0, 3, 1, 2);
    }
}
