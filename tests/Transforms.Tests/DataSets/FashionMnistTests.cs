using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class FashionMnistTests
{
    [TestMethod]
    public void The_folder_comes_first_then_Debians_package_then_the_publisher()
    {
        using var folder = new TemporaryFolder();
        var sources = FashionMnistFiles.Sources(folder.Path, "/debian");
        CollectionAssert.AreEqual(
            new[] { "the folder itself", "Debian's package dataset-fashion-mnist (/debian)", "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/" },
            sources.Select(source => source.Name).ToArray());
        foreach (var source in sources)
            source.Dispose();
    }

    [TestMethod]
    public void Files_of_MNIST_are_not_taken_for_Fashion_MNIST()
    {
        RealMnist.Load(new MLContext(), MnistSplit.Test);
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => new MLContext().Torch().LoadFashionMnist(Checkout.MnistFolder, MnistSplit.Test));
        StringAssert.Contains(fault.Message, "expected 7840016 bytes with the SHA-256 5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b");
    }

    [TestMethod]
    public void A_gzip_bomb_is_stopped_at_the_length_of_the_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bomb.gz", Idx.Gzip(new byte[5_000_000]));
        using var store = new DataFileStore(folder.Path, [new PackedFileSource(folder.Path)], new ConsoleProgressBar());
        var fault = Assert.ThrowsExactly<IOException>(() => store.Get(new DataFile("bomb", 1000, ""), CancellationToken.None));
        StringAssert.Contains(fault.Message, "the folder itself: gave more than the file's 1000 bytes");
        CollectionAssert.AreEqual(new[] { "bomb.gz" }, folder.FileNames);
    }

    [TestMethod]
    public void A_split_that_is_none_is_refused()
        => StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MLContext().Torch().LoadFashionMnist("nowhere", (MnistSplit)7)).Message,
            "Fashion-MNIST has the splits Train and Test.");
}
