namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class PackedFileSourceTests
{
    private static readonly DataFile File = new("train-images-idx3-ubyte", 3, "");

    [TestMethod]
    [DataRow("train-images-idx3-ubyte.gz", true)]
    [DataRow("train-images.idx3-ubyte", false)]
    [DataRow("train-images.idx3-ubyte.gz", true)]
    public void A_packed_or_otherwise_named_file_is_taken(string name, bool packed)
    {
        using var folder = new TemporaryFolder();
        folder.Write(name, packed ? Idx.Gzip([1, 2, 3]) : [1, 2, 3]);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, Fetch(folder));
    }

    [TestMethod]
    public void What_was_looked_for_is_told()
    {
        using var folder = new TemporaryFolder();
        StringAssert.Contains(Assert.ThrowsExactly<DataSourceException>(() => Fetch(folder)).Message, "train-images-idx3-ubyte.gz");
        folder.Write("train-images-idx3-ubyte.gz", [1, 2, 3, 4]);
        StringAssert.Contains(
            Assert.ThrowsExactly<DataSourceException>(() => Fetch(folder)).Message, "has 'train-images-idx3-ubyte.gz', which cannot be read");
    }

    private static byte[] Fetch(TemporaryFolder folder)
    {
        using var source = new PackedFileSource(folder.Path);
        using var content = new MemoryStream();
        source.Fetch(File, content, new ConsoleProgressBar(), CancellationToken.None);
        return content.ToArray();
    }
}
