using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// Makes a network that takes two inputs, such as an image and some numbers, each from a feature column of its own. Write the one method; being an
/// <see cref="INetworkBuilder"/>, with <see cref="SplitInputs"/> around the network, comes by itself.
/// </summary>
/// <remarks>
/// <c>public sealed record PriceNet : ITwoInputBuilder { public Module&lt;Tensor, Tensor, Tensor&gt; Build(long[] first, long[] second, long output) => … }</c>.
/// Registered with <see cref="NetworkRegistry.Register{TBuilder}"/> it can be saved with a model, as any builder.
/// </remarks>
public interface ITwoInputBuilder : INetworkBuilder
{
    /// <summary>Builds a new network with freshly drawn weights.</summary>
    /// <param name="first">The dimensions of the first input, without the batch dimension.</param>
    /// <param name="second">The dimensions of the second input.</param>
    /// <param name="output">How many numbers come out for one example.</param>
    /// <returns>A network that maps batches <c>[N, *first]</c> and <c>[N, *second]</c> to <c>[N, output]</c>. The caller disposes it.</returns>
    Module<Tensor, Tensor, Tensor> Build(long[] first, long[] second, long output);

    /// <summary>The network for joined rows.</summary>
    /// <param name="shape">The sizes of one example, with two inputs.</param>
    /// <returns>The network inside <see cref="SplitInputs"/>.</returns>
    /// <exception cref="NetworkShapeException">There are not two inputs.</exception>
    Module<Tensor, Tensor> INetworkBuilder.Build(NetworkShape shape)
    {
        InputCount.Require(GetType().Name, shape, 2);
        var inputs = shape.Inputs;
        return new SplitInputs(inputs, Build(inputs[0], inputs[1], shape.Output));
    }
}
