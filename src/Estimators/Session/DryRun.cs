using MLNetTorch.Networks;
using MLNetTorch.Transforms;
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
        var layout = BatchLayouts.FastestFor(network, shape, device);
        if (layout == BatchLayout.ChannelsFirst)
        {
            using var scope = NewDisposeScope();
            NetworkProbe.Run(network, zeros([Rows, .. shape.Input], ScalarType.Float32, device), shape);
        }
        return layout;
    }
}
