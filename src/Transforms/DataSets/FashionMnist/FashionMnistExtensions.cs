using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>LoadFashionMnist</c> to the catalog.</summary>
public static class FashionMnistExtensions
{
    /// <summary>Loads Fashion-MNIST, small pictures of clothes, fetching the files into a folder if they are not there yet.</summary>
    /// <remarks>
    /// Files are looked for in this order: in the folder (IDX files, gzipped or not), in Debian's package <c>dataset-fashion-mnist</c>
    /// where it is installed, on the publisher's server. Whatever the source, the contents must have the known SHA-256, and a file
    /// appears in the folder whole or not at all. The files have the same names as those of MNIST: give each set a folder of its own.
    /// </remarks>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="folder">Where the files are or shall be; made if need be.</param>
    /// <param name="split">The training set (60,000 images) or the test set (10,000).</param>
    /// <param name="progress">Hears how downloads get on; null for a bar in the terminal, which keeps quiet when output is redirected.</param>
    /// <param name="cancellationToken">Stops a download; nothing half done stays behind.</param>
    /// <returns>
    /// The data, held in memory: Image, a vector of Byte with dimensions 1 × 28 × 28 and values 0..255; Label, a UInt32 0..9 (make it a
    /// key by <c>MapValueToKey</c>; <see cref="FashionMnist.ClassNames"/> tells what they stand for).
    /// </returns>
    /// <exception cref="InvalidDataException">A file in the folder is not the genuine one.</exception>
    /// <exception cref="IOException">No source could give a file: the message says why for each.</exception>
    public static IDataView LoadFashionMnist(
        this TorchCatalog catalog, string folder, MnistSplit split,
        IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        using var store = new DataFileStore(folder, FashionMnistFiles.Sources(folder), progress ?? new ConsoleProgressBar());
        return IdxImageSet.Read(
            store.Get(FashionMnistFiles.Images(split), cancellationToken), store.Get(FashionMnistFiles.Labels(split), cancellationToken));
    }
}
