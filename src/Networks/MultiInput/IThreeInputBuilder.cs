using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Makes a network that takes three inputs, each from a feature column of its own: <see cref="ITwoInputBuilder"/> for one input more.</summary>
public interface IThreeInputBuilder : INetworkBuilder
{
    /// <summary>Builds a new network with freshly drawn weights.</summary>
    /// <param name="first">The dimensions of the first input, without the batch dimension.</param>
    /// <param name="second">The dimensions of the second input.</param>
    /// <param name="third">The dimensions of the third input.</param>
    /// <param name="output">How many numbers come out for one example.</param>
    /// <returns>
    /// A network that maps batches <c>[N, *first]</c>, <c>[N, *second]</c> and <c>[N, *third]</c> to <c>[N, output]</c>. The caller disposes it.
    /// </returns>
    Module<Tensor, Tensor, Tensor, Tensor> Build(long[] first, long[] second, long[] third, long output);

    /// <summary>The network for joined rows.</summary>
    /// <param name="shape">The sizes of one example, with three inputs.</param>
    /// <returns>The network inside <see cref="SplitInputs"/>.</returns>
    /// <exception cref="NetworkShapeException">There are not three inputs.</exception>
    Module<Tensor, Tensor> INetworkBuilder.Build(NetworkShape shape)
    {
        InputCount.Require(GetType().Name, shape, 3);
        var inputs = shape.Inputs;
        return new SplitInputs(inputs, Build(inputs[0], inputs[1], inputs[2], shape.Output));
    }
}
