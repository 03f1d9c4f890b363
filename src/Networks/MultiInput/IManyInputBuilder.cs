using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// Makes a network that takes any number of inputs, each from a feature column of its own, as an array of batches: <see cref="ITwoInputBuilder"/> for
/// networks whose number of inputs the data decide.
/// </summary>
public interface IManyInputBuilder : INetworkBuilder
{
    /// <summary>Builds a new network with freshly drawn weights.</summary>
    /// <param name="inputs">The dimensions of each input, without the batch dimension. At least one.</param>
    /// <param name="output">How many numbers come out for one example.</param>
    /// <returns>
    /// A network that maps an array of batches, <c>[N, *inputs[i]]</c> each, to <c>[N, output]</c>. The caller disposes it. The batches are freed after the
    /// forward pass: do not keep them.
    /// </returns>
    /// <exception cref="NetworkShapeException">The network cannot take these inputs.</exception>
    Module<Tensor[], Tensor> Build(IReadOnlyList<long[]> inputs, long output);

    /// <summary>The network for joined rows.</summary>
    /// <param name="shape">The sizes of one example.</param>
    /// <returns>The network inside <see cref="SplitInputs"/>.</returns>
    Module<Tensor, Tensor> INetworkBuilder.Build(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new SplitInputs(shape.Inputs, Build(shape.Inputs, shape.Output));
    }
}
