using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>LoadImageFolder</c> to the catalog.</summary>
public static class ImageFolderExtensions
{
    /// <summary>Loads the pictures of a folder that has a sub-folder for each class: the name of the sub-folder is the label.</summary>
    /// <remarks>
    /// JPEG, PNG, GIF and BMP files are read. A picture is decoded when its row is read and its column is asked for, and each pass decodes
    /// anew; where <c>ExtractPixels</c> or <c>ToTensor</c> makes numbers of the pictures, several are decoded at once. Before it is decoded a
    /// file is checked to be whole. Files and folders whose names begin with a dot are left out, links to folders within a sub-folder are not
    /// followed. Rows come in the order of the labels, then of the paths, both compared character by character: the same on every machine.
    /// </remarks>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="folder">The folder: <c>folder/cat/1.jpg</c>, <c>folder/dog/2.png</c>.</param>
    /// <param name="options">Which files are taken, and what happens to bad ones; null for the defaults.</param>
    /// <returns>
    /// The data: Image, an <see cref="MLImage"/> of whatever size the file has; Label, the name of the sub-folder as text (make it a key by
    /// <c>MapValueToKey</c>); ImagePath, the full path of the file as text. An image belongs to the cursor: it is disposed when the next one
    /// is read into its place, and with the cursor.
    /// </returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="InvalidDataException">The folder has no sub-folders, or no picture in them, or none that is sound.</exception>
    /// <exception cref="OperationCanceledException">The checking of the pictures was stopped.</exception>
    public static IDataView LoadImageFolder(this TorchCatalog catalog, string folder, ImageFolderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new ImageFolderLoader(catalog.Context, options ?? new ImageFolderOptions()).Load(folder);
    }
}
