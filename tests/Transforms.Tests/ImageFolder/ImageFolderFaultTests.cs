using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Folders and options that cannot be.</summary>
[TestClass]
public sealed class ImageFolderFaultTests
{
    [TestMethod]
    public void A_missing_folder_is_named()
    {
        using var folder = new PictureFolder();
        var fault = Assert.ThrowsExactly<DirectoryNotFoundException>(() => new MLContext(1).Torch().LoadImageFolder(folder["nowhere"]));
        StringAssert.Contains(fault.Message, $"The folder '{folder["nowhere"]}' does not exist. Give the folder that holds a sub-folder for each class.");
        Assert.ThrowsExactly<ArgumentException>(() => new MLContext(1).Torch().LoadImageFolder(" "));
    }

    [TestMethod]
    public void A_folder_without_sub_folders_is_told_the_layout()
    {
        using var folder = new PictureFolder().With("1.jpg", "jpeg_444").With("2.jpg", "jpeg_444");
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => folder.Load());
        StringAssert.Contains(fault.Message, $"The folder '{folder.Path}' has no sub-folders, though 2 pictures lie in it. Put the pictures of each class into a sub-folder");
        StringAssert.Contains(fault.Message, $"{Path.GetFileName(folder.Path)}/cat/1.jpg");
        using var empty = new PictureFolder();
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => empty.Load()).Message, "has no sub-folders. Put");
    }

    [TestMethod]
    public void Sub_folders_without_pictures_are_named_with_the_cure()
    {
        using var folder = new PictureFolder().With("cat/1.txt", [1]).With("dog/deeper/1.jpg", "jpeg_444");
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => folder.Load());
        StringAssert.Contains(fault.Message, "has the sub-folders 'cat', 'dog', but no file in them ends in .jpg, .jpeg, .png, .bmp, .gif.");
        StringAssert.Contains(fault.Message, "or set Recursive = true if the pictures lie deeper");
        Assert.AreEqual(1L, folder.Load(new ImageFolderOptions { Recursive = true }).GetRowCount());
    }

    [TestMethod]
    public void Options_out_of_range_are_named()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", "jpeg_444");
        void Refused(ImageFolderOptions options, string message)
            => StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => folder.Load(options)).Message, message);

        Refused(new ImageFolderOptions { Extensions = [] }, "Extensions is empty");
        Refused(new ImageFolderOptions { Extensions = [".jpg", "png"] }, "Extensions has 'png'; expected the end of a file's name with its dot");
        Refused(new ImageFolderOptions { Extensions = ["*.png"] }, "Extensions has '*.png'");
        Refused(new ImageFolderOptions { MaximumPixels = 0 }, "MaximumPixels is 0; expected 1 to 536,870,911");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => BadImages.Skip(-1));
    }

    [TestMethod]
    public void The_listing_can_be_stopped()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", "jpeg_444");
        Assert.ThrowsExactly<OperationCanceledException>(() => folder.Load(new ImageFolderOptions { CancellationToken = new CancellationToken(true) }));
    }
}
