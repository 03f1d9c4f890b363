using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Runs a new network once on a small made-up batch, before any row is read: what does not fit is found at once.</summary>
internal static class DryRun
{
    // Two, since some layers take no batch of a single row.
    private const long Rows = 2;

    /// <summary>Tries the network.</summary>
    /// <param name="network">The network, on <paramref name="device"/>.</param>
    /// <param name="shape">The sizes that it was built for.</param>
    /// <param name="device">Where it will be trained.</param>
    /// <returns>The fastest layout of batches that the network takes.</returns>
    /// <exception cref="NetworkShapeException">A layer cannot take its input, or the output has another size than the data need.</exception>
    public static BatchLayout Of(nn.Module<Tensor, Tensor> network, NetworkShape shape, Device device)
    {
        using var scope = NewDisposeScope();
        var batch = zeros([Rows, .. shape.Input], ScalarType.Float32, device);
        if (BatchLayouts.Preferred(network, shape, device) == BatchLayout.ChannelsLast && Takes(network, shape, batch))
            return BatchLayout.ChannelsLast;
        NetworkProbe.Run(network, batch, shape);
        return BatchLayout.ChannelsFirst;
    }

    // A forward pass with view() in it knows only channels-first: then that is how it gets its batches.
    private static bool Takes(nn.Module<Tensor, Tensor> network, NetworkShape shape, Tensor batch)
    {
        try
        {
            NetworkProbe.Run(network, BatchLayout.ChannelsLast.Lay(batch), shape);
            return true;
        }
        catch (NetworkShapeException)
        {
            return false;
        }
    }
}
