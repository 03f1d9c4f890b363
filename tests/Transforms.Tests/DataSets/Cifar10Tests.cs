using System.Security.Cryptography;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class Cifar10Tests
{
    private static readonly byte[] Batch = [.. Record(3, 10), .. Record(9, 20)];
    private static readonly DataFile File = new("data_batch_1.bin", Batch.Length, Sum(Batch));
    private static readonly ArchiveMember[] Members = [new("data_batch_1.bin", Batch.Length), new("readme.html", null)];

    [TestMethod]
    public void Records_become_rows_channel_by_channel()
    {
        using var folder = new TemporaryFolder();
        var data = Cifar10ImageSet.Read([folder.Write("a", Batch), folder.Write("b", Record(0, 30))]);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Byte, 3, 32, 32), data.Schema["Image"].Type);
        CollectionAssert.AreEqual(new uint[] { 3, 9, 0 }, data.GetColumn<uint>("Label").ToArray());
        var images = data.GetColumn<VBuffer<byte>>("Image").Select(image => image.DenseValues().ToArray()).ToArray();
        CollectionAssert.AreEqual(Record(9, 20)[1..], images[1]);
        CollectionAssert.AreEqual(Record(0, 30)[1..], images[2]);
    }

    [TestMethod]
    public void Files_that_are_no_batches_are_refused()
    {
        using var folder = new TemporaryFolder();
        var length = Assert.ThrowsExactly<InvalidDataException>(() => Cifar10ImageSet.Read([folder.Write("a", Batch[1..])]));
        StringAssert.Contains(length.Message, $"'{folder.File("a")}' has 6145 bytes; expected records of 3073 bytes");
        Assert.ThrowsExactly<InvalidDataException>(() => Cifar10ImageSet.Read([folder.Write("a", [])]));
        var label = Assert.ThrowsExactly<InvalidDataException>(() => Cifar10ImageSet.Read([folder.Write("a", [.. Batch, .. Record(10, 0)])]));
        StringAssert.Contains(label.Message, "has the label 10 in record 2; expected 0 to 9");
    }

    [TestMethod]
    public void A_batch_comes_out_of_the_archive_in_the_folder()
    {
        using var folder = new TemporaryFolder();
        var archive = folder.Write("set.tar.gz", Archive(Batch));
        CollectionAssert.AreEqual(Batch, System.IO.File.ReadAllBytes(Get(folder, Sum(System.IO.File.ReadAllBytes(archive)))));
        CollectionAssert.AreEqual(new[] { "data_batch_1.bin", "set.tar.gz" }, folder.FileNames);
    }

    [TestMethod]
    public void An_archive_that_is_not_there_is_fetched_once_and_kept()
    {
        using var folder = new TemporaryFolder();
        var archive = Archive(Batch);
        var source = FakeSource.Giving(archive);
        Get(folder, Sum(archive), source);
        System.IO.File.Delete(folder.File("data_batch_1.bin"));
        Get(folder, Sum(archive), source);
        Assert.AreEqual(1, source.Asked);
        Assert.IsTrue(source.IsDisposed);
    }

    [TestMethod]
    public void An_archive_with_another_checksum_is_not_even_opened()
    {
        using var folder = new TemporaryFolder();
        folder.Write("set.tar.gz", Archive(Batch));
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => Get(folder, Sum([]))).Message, $"The file '{folder.File("set.tar.gz")}'");
        CollectionAssert.AreEqual(new[] { "set.tar.gz" }, folder.FileNames);
    }

    [TestMethod]
    public void A_hostile_archive_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        var archive = TarGz.Of(TarGz.File("../data_batch_1.bin", Batch));
        folder.Write("set.tar.gz", archive);
        var fault = Assert.ThrowsExactly<IOException>(() => Get(folder, Sum(archive)));
        StringAssert.Contains(fault.Message, "holds '../data_batch_1.bin', which does not belong there");
        CollectionAssert.AreEqual(new[] { "set.tar.gz" }, folder.FileNames);
    }

    [TestMethod]
    public void A_batch_with_another_content_in_the_archive_is_refused()
    {
        using var folder = new TemporaryFolder();
        var archive = folder.Write("set.tar.gz", Archive([.. Record(1, 1), .. Record(2, 2)]));
        StringAssert.Contains(
            Assert.ThrowsExactly<IOException>(() => Get(folder, Sum(System.IO.File.ReadAllBytes(archive)))).Message, $"expected 6146 bytes with the SHA-256 {File.Sha256}");
        CollectionAssert.AreEqual(new[] { "set.tar.gz" }, folder.FileNames);
    }

    [TestMethod]
    [DataRow("", "data_batch_2.bin")]
    [DataRow("cifar-10-batches-bin", "data_batch_1.bin")]
    public void A_file_that_is_not_the_genuine_one_is_refused(string inner, string name)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File(inner));
        // The genuine first batch cannot be here, so the first file asked for decides.
        folder.Write(Path.Combine(inner, "data_batch_1.bin"), Batch);
        folder.Write(Path.Combine(inner, name), Batch);
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => new MLContext().Torch().LoadCifar10(folder.Path, Cifar10Split.Train));
        StringAssert.Contains(fault.Message, "(6146 bytes)");
        StringAssert.Contains(fault.Message, "expected 30730000 bytes with the SHA-256 cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5");
    }

    [TestMethod]
    public void A_published_archive_that_is_damaged_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cifar-10-binary.tar.gz", Archive(Batch));
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => new MLContext().Torch().LoadCifar10(folder.Path, Cifar10Split.Test));
        StringAssert.Contains(fault.Message, "expected 170052171 bytes with the SHA-256 c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");
    }

    [TestMethod]
    public void A_split_that_is_none_is_refused()
        => StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MLContext().Torch().LoadCifar10("nowhere", (Cifar10Split)7)).Message,
            "CIFAR-10 has the splits Train and Test.");

    private static string Get(TemporaryFolder folder, string archiveSum, params IDataFileSource[] sources)
    {
        var progress = new ConsoleProgressBar();
        var archive = new ArchiveSource(folder.Path, new DataFile("set.tar.gz", null, archiveSum), "set", Members, sources, progress);
        using var store = new DataFileStore(folder.Path, [archive], progress);
        return store.Get(File, CancellationToken.None);
    }

    private static byte[] Archive(byte[] batch) => TarGz.Of(TarGz.Folder("set/"), TarGz.File("set/readme.html", 1), TarGz.File("set/data_batch_1.bin", batch));

    private static byte[] Record(byte label, byte first) => [label, .. Enumerable.Range(0, 3072).Select(at => (byte)(first + at))];

    private static string Sum(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
