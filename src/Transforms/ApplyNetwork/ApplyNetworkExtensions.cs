using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>ApplyNetwork</c> to the catalog.</summary>
public static class ApplyNetworkExtensions
{
    /// <summary>
    /// Runs a network with given weights over a column and writes what it gives into a vector column: features, embeddings or logits, for any trainer.
    /// </summary>
    /// <remarks>
    /// It runs in evaluation mode without gradients, up to 256 rows in one forward pass. Nothing is learned: to train the network itself, give its weights to
    /// a trainer (<c>TorchTrainerOptions.InitialWeights</c>). The output's size is found by a dry run.
    /// </remarks>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single whose dimensions are what the network gives, such as 512.</param>
    /// <param name="inputColumnName">The column read: Single of known size, prepared as the data that the weights were trained on.</param>
    /// <param name="builder">What builds the network. <c>new ResNet().Without("fc")</c> leaves its head out.</param>
    /// <param name="weights">Its weights: <see cref="InitialWeights.FromFile"/> or <see cref="InitialWeights.From"/>. Those of layers left out are passed over.</param>
    /// <param name="outputs">How many numbers the whole network was trained to give, such as 1000; of no account where its head is left out. At least 1.</param>
    /// <param name="device">"cpu", "cuda" or "cuda:1"; null: <c>MLContext.GpuDeviceId</c>, else the CPU.</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentException">A name is empty, <paramref name="outputs"/> below 1, or the device no device.</exception>
    public static NetworkFeatureEstimator ApplyNetwork(
        this TorchCatalog catalog, string outputColumnName, string inputColumnName, INetworkBuilder builder, InitialWeights weights,
        long outputs = 1, string? device = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(inputColumnName);
        return Of(catalog, outputColumnName, [inputColumnName], builder, weights, outputs, device);
    }

    /// <summary>The same with the weights in a file: safetensors, PyTorch's (.pt, .pth) or TorchSharp's (.dat).</summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single whose dimensions are what the network gives.</param>
    /// <param name="inputColumnName">The column read: Single of known size, prepared as the data that the weights were trained on.</param>
    /// <param name="builder">What builds the network.</param>
    /// <param name="weightsPath">The file, such as <c>ml.Torch().FetchResNetWeights(folder)</c>; read when the stage is fitted.</param>
    /// <param name="outputs">How many numbers the whole network was trained to give; of no account where its head is left out. At least 1.</param>
    /// <param name="device">"cpu", "cuda" or "cuda:1"; null: <c>MLContext.GpuDeviceId</c>, else the CPU.</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentException">A name or path is empty, <paramref name="outputs"/> below 1, or the device no device.</exception>
    public static NetworkFeatureEstimator ApplyNetwork(
        this TorchCatalog catalog, string outputColumnName, string inputColumnName, INetworkBuilder builder, string weightsPath,
        long outputs = 1, string? device = null)
        => catalog.ApplyNetwork(outputColumnName, inputColumnName, builder, InitialWeights.FromFile(weightsPath), outputs, device);

    /// <summary>The same for a network of several inputs.</summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single whose dimensions are what the network gives.</param>
    /// <param name="inputColumnNames">The columns read, in the order of the network's inputs: Single of known size.</param>
    /// <param name="builder">What builds the network.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="outputs">How many numbers the whole network was trained to give; of no account where its head is left out. At least 1.</param>
    /// <param name="device">"cpu", "cuda" or "cuda:1"; null: <c>MLContext.GpuDeviceId</c>, else the CPU.</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentException">A name is empty, <paramref name="outputs"/> below 1, or the device no device.</exception>
    public static NetworkFeatureEstimator ApplyNetwork(
        this TorchCatalog catalog, string outputColumnName, IReadOnlyList<string> inputColumnNames, INetworkBuilder builder, InitialWeights weights,
        long outputs = 1, string? device = null)
        => Of(catalog, outputColumnName, inputColumnNames, builder, weights, outputs, device);

    /// <summary>The network of a trained model as a stage, such as one without its head in front of another trainer.</summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single whose dimensions are what the network gives.</param>
    /// <param name="model">
    /// The model. Its columns are read and its weights copied when the stage is fitted; it must live until then. It stays as it is.
    /// </param>
    /// <param name="without">The paths of the layers to leave out, such as <c>fc</c>; null for none: the numbers are logits then.</param>
    /// <param name="device">"cpu", "cuda" or "cuda:1"; null: <c>MLContext.GpuDeviceId</c>, else the CPU.</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentException">A name is empty, or the device no device.</exception>
    public static NetworkFeatureEstimator ApplyNetwork(
        this TorchCatalog catalog, string outputColumnName, ITorchTransformer model, IReadOnlyList<string>? without = null, string? device = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var builder = without is null ? model.Builder : model.Builder.Without(without);
        return Of(catalog, outputColumnName, model.FeatureColumnNames, builder, InitialWeights.From(model.Network), model.Shape.Output, device, model.History);
    }

    private static NetworkFeatureEstimator Of(
        TorchCatalog catalog, string outputColumnName, IReadOnlyList<string> inputColumnNames, INetworkBuilder builder, InitialWeights weights,
        long outputs, string? device, TrainingHistory? history = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        if (!DeviceChoice.IsDevice(device))
            throw new ArgumentException($"The device is \"{device}\"; expected null, \"cpu\", \"cuda\" or \"cuda:<number>\".", nameof(device));
        return new(
            catalog.Context, outputColumnName, inputColumnNames, new AppliedNetwork(builder, weights, outputs, device, history ?? TrainingHistory.Empty));
    }
}
