using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>FetchResNetWeights</c> to the catalog.</summary>
public static class PretrainedExtensions
{
    /// <summary>
    /// The file with ResNet's weights as torchvision trained them on ImageNet, fetched from PyTorch's server if it is not in the folder yet:
    /// what <c>torchvision.models.resnet18(pretrained=True)</c> does before it loads it.
    /// </summary>
    /// <remarks>
    /// Load it with <c>NetworkWeights.Load(network, path)</c> into the network that <c>new ResNet { Depth = depth }</c> builds for
    /// 3 × 224 × 224 and 1,000 classes. As with torch.hub, the contents must have the SHA-256 whose beginning stands in the file's name;
    /// for depth 18 all of it is checked. The file appears in the folder whole or not at all.
    /// </remarks>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="folder">Where the file is or shall be, such as PyTorch's own <c>~/.cache/torch/hub/checkpoints</c>; made if need be.</param>
    /// <param name="depth">18 (45 MB), 34, 50, 101 or 152.</param>
    /// <param name="progress">Hears how the download gets on; null for a bar in the terminal, which keeps quiet when output is redirected.</param>
    /// <param name="cancellationToken">Stops a download; nothing half done stays behind.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no weights for that depth.</exception>
    /// <exception cref="InvalidDataException">The file in the folder is not the genuine one.</exception>
    /// <exception cref="IOException">The file is not there and could not be fetched: the message says why and what to do.</exception>
    public static string FetchResNetWeights(
        this TorchCatalog catalog, string folder, int depth = 18,
        IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var file = ResNetWeights.FileOf(depth);
        using var store = new DataFileStore(folder, ResNetWeights.Sources(folder), progress ?? new ConsoleProgressBar());
        return store.Get(file, cancellationToken);
    }
}
