using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>LoadCifar10</c> to the catalog.</summary>
public static class Cifar10Extensions
{
    /// <summary>Loads CIFAR-10, small colour pictures of ten kinds, fetching the files into a folder if they are not there yet.</summary>
    /// <remarks>
    /// Files are looked for in this order: the batches of the binary version (data_batch_1.bin and so on) in the folder or in
    /// cifar-10-batches-bin inside of it; the published cifar-10-binary.tar.gz in the folder; where nothing of these is there, the batches of the
    /// Python version (data_batch_1 and so on, as PyTorch leaves them) in the folder or in cifar-10-batches-py, and cifar-10-python.tar.gz; at last
    /// the binary archive on the publisher's server (170 MB; it stays in the folder). Archive and batches must have the known SHA-256, nothing but
    /// the known files is taken from an archive, and a file appears in the folder whole or not at all. A pickle is read as data: no code in it runs.
    /// </remarks>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="folder">Where the files are or shall be; made if need be.</param>
    /// <param name="split">The training or the test set.</param>
    /// <param name="progress">
    /// Hears how the download and the unpacking get on; null for a bar in the terminal, which keeps quiet when output is redirected.
    /// </param>
    /// <param name="cancellationToken">Stops a download or the unpacking; nothing half done stays behind.</param>
    /// <returns>
    /// The data, held in memory: Image, a vector of Byte with dimensions 3 × 32 × 32 (red, green, blue) and values 0..255; Label, a UInt32
    /// 0..9 (make it a key by <c>MapValueToKey</c>; <see cref="Cifar10.ClassNames"/> tells what they stand for).
    /// </returns>
    /// <exception cref="InvalidDataException">A file in the folder is not the genuine one.</exception>
    /// <exception cref="IOException">No source could give a file: the message says why for each.</exception>
    public static IDataView LoadCifar10(
        this TorchCatalog catalog, string folder, Cifar10Split split,
        IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var version = Cifar10Versions.In(folder);
        var batchFolder = version.BatchFolder(folder, split);
        var heard = progress ?? new ConsoleProgressBar();
        using var store = new DataFileStore(batchFolder, version.Sources(folder, batchFolder, heard), heard);
        return version.Read([.. version.Batches(split).Select(batch => store.Get(batch, cancellationToken))]);
    }
}
