using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>LoadIdx</c> to the catalog.</summary>
public static class IdxExtensions
{
    /// <summary>Loads images and labels from a pair of IDX files, the format of MNIST and its relatives; gzipped files too.</summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="imagesPath">The images, such as <c>train-images-idx3-ubyte</c>.</param>
    /// <param name="labelsPath">The labels, such as <c>train-labels-idx1-ubyte</c>.</param>
    /// <returns>
    /// The data, held in memory: Image, a vector of Byte with dimensions 1 × height × width and values 0..255; Label, a UInt32 (for MNIST
    /// 0..9; make it a key by <c>MapValueToKey</c>).
    /// </returns>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or the two do not belong together.</exception>
    public static IDataView LoadIdx(this TorchCatalog catalog, string imagesPath, string labelsPath)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrWhiteSpace(imagesPath);
        ArgumentException.ThrowIfNullOrWhiteSpace(labelsPath);
        return IdxImageSet.Read(imagesPath, labelsPath);
    }
}
