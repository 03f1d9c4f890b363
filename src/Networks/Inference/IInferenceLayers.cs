using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// A network that can say what its forward pass does in evaluation mode as layers in a row, so that transformers score with these: without
/// dropout, and as one <c>Sequential</c>, which an engine may run in one go.
/// </summary>
/// <remarks>
/// A network that branches, or computes between its layers what no layer does, need not say so: it is run as it is. Layers in a row are run by
/// <see cref="InferenceForm"/>; hooks on the network itself are then not called, those on its layers are.
/// </remarks>
public interface IInferenceLayers
{
    /// <summary>The layers in the order in which they run.</summary>
    /// <returns>
    /// The network's own parts wherever it has them, so that weights are shared, and new layers without weights between them. Run one after the
    /// other they give what <c>forward</c> gives in evaluation mode, to the bit.
    /// </returns>
    IReadOnlyList<Module<Tensor, Tensor>> InferenceLayers();
}
