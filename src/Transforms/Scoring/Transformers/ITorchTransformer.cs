using Microsoft.ML;
using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>
/// A trained network as an ML.NET transformer, whatever its task: <see cref="TorchClassificationTransformer"/>,
/// <see cref="TorchBinaryTransformer"/>, <see cref="TorchRegressionTransformer"/>, or <see cref="TorchFeatureTransformer"/>, whose numbers are features for others.
/// </summary>
public interface ITorchTransformer : ITransformer, IDisposable
{
    /// <summary>
    /// The network, in evaluation mode. It belongs to this transformer, which scores with the layers that it had when the transformer was made
    /// (<see cref="InferenceForm"/>): hooks on these are called, those on the network itself need not be, and a layer put in place of another is not scored with.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    Module<Tensor, Tensor> Network { get; }

    /// <summary>What built the network, and builds it again when a saved model is loaded.</summary>
    INetworkBuilder Builder { get; }

    /// <summary>The shape of one row, an input a feature column, and how many numbers the network gives.</summary>
    NetworkShape Shape { get; }

    /// <summary>How the weights came about.</summary>
    TrainingHistory History { get; }

    /// <summary>The columns that the network reads, in the order of its inputs.</summary>
    IReadOnlyList<string> FeatureColumnNames { get; }

    /// <summary>The layers of the network with output shapes and numbers of parameters.</summary>
    /// <returns>A table as text.</returns>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    string Summary();

    /// <summary>Writes the weights into a file, as <see cref="NetworkWeights.Save"/> does: safetensors, which Python reads too, or TorchSharp's .dat.</summary>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    /// <exception cref="ArgumentException">The path's ending is one of PyTorch's, whose pickles are not written.</exception>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    void SaveWeights(string path);
}
