using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// Makes a network once the sizes of the data are known. Trainers ask it for a fresh network at every fit.
/// </summary>
/// <remarks>
/// Write it as an immutable record whose public properties are the hyper-parameters, and register it with
/// <see cref="NetworkRegistry.Register{TBuilder}"/>: then a trained model can be saved and loaded.
/// </remarks>
public interface INetworkBuilder
{
    /// <summary>Builds a new network with freshly drawn weights.</summary>
    /// <param name="shape">The sizes of one example: what goes in, and how many numbers come out.</param>
    /// <returns>
    /// A network that maps a batch <c>[N, *shape.Input]</c> to <c>[N, shape.Output]</c>; one number may also come as <c>[N]</c>. The caller disposes it.
    /// </returns>
    Module<Tensor, Tensor> Build(NetworkShape shape);

    /// <summary>
    /// What the network's last layer has applied already. Losses and scorers take it into account, so that softmax is never taken twice.
    /// Default: <see cref="OutputActivation.None"/>, the network returns logits.
    /// </summary>
    OutputActivation OutputActivation => OutputActivation.None;
}
