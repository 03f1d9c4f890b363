using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>
/// Networks whose convolutions libtorch computes by itself while it has one image, instead of giving them to oneDNN as it does with batches: kernels of at most
/// 3x3 over at most 20,480 numbers. That is up to twice as fast, and knows channels-first only.
/// </summary>
internal static class SmallConvolutions
{
    private const long MostNumbers = 20_480;
    private const long MostPixels = 3;
    private const long Rows = 2;

    /// <summary>Whether the network has no other convolutions. Found by running it on a small made-up batch.</summary>
    /// <param name="network">The network, on the CPU.</param>
    /// <param name="shape">The sizes that it was built for; it takes them.</param>
    public static bool AreAllOf(nn.Module<Tensor, Tensor> network, NetworkShape shape)
    {
        var small = new HashSet<nn.Module>(ReferenceEqualityComparer.Instance);
        var convolutions = LayerPath.AllOf(network).Select(place => place.Module).OfType<Conv2d>().Distinct().ToList();
        var removals = convolutions.ConvertAll(convolution => convolution.register_forward_pre_hook((_, input) =>
        {
            if (input.numel() <= Rows * MostNumbers && convolution.weight?.shape is [_, _, <= MostPixels, <= MostPixels])
                small.Add(convolution);
            return input;
        }));
        try
        {
            using var scope = NewDisposeScope();
            NetworkProbe.Run(network, zeros([Rows, .. shape.Input], ScalarType.Float32));
            return small.Count == network.parameters().Count(weight => weight.dim() == 4);
        }
        finally
        {
            removals.ForEach(removal => removal.remove());
        }
    }
}
