using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>CIFAR-10 in the Python format.</summary>
[TestClass]
public sealed class Cifar10PicklesTests
{
    private static readonly byte[] Images = [.. Enumerable.Range(0, 2 * 3072).Select(value => (byte)(value * 7 / 3))];

    [TestMethod]
    public void Labels_and_images_come_out_channel_by_channel()
    {
        using var folder = new TemporaryFolder();
        var data = Cifar10Pickles.Read([folder.Write("a", Python2Batch.Of([6, 9], Images)), folder.Write("b", Python2Batch.Of([0], Images[3072..]))]);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Byte, 3, 32, 32), data.Schema["Image"].Type);
        CollectionAssert.AreEqual(new uint[] { 6, 9, 0 }, data.GetColumn<uint>("Label").ToArray());
        var rows = data.GetColumn<VBuffer<byte>>("Image").Select(image => image.DenseValues().ToArray()).ToArray();
        CollectionAssert.AreEqual(Images[..3072], rows[0]);
        CollectionAssert.AreEqual(Images[3072..], rows[1]);
        CollectionAssert.AreEqual(Images[3072..], rows[2]);
    }

    [TestMethod]
    public void Both_formats_give_the_same_rows()
    {
        using var folder = new TemporaryFolder();
        var binary = Cifar10ImageSet.Read([folder.Write("a.bin", [6, .. Images[..3072], 9, .. Images[3072..]])]);
        var pickled = Cifar10Pickles.Read([folder.Write("a", Python2Batch.Of([6, 9], Images))]);
        foreach (var (left, right) in binary.GetColumn<VBuffer<byte>>("Image").Zip(pickled.GetColumn<VBuffer<byte>>("Image")))
            CollectionAssert.AreEqual(left.DenseValues().ToArray(), right.DenseValues().ToArray());
        CollectionAssert.AreEqual(binary.GetColumn<uint>("Label").ToArray(), pickled.GetColumn<uint>("Label").ToArray());
    }

    [TestMethod]
    public void What_is_no_batch_is_refused()
    {
        Refused(Python2Batch.Of([1, 10], Images), "it has the label 10 in row 1; expected 0 to 9");
        Refused(Python2Batch.Of([1, 2], Images, labelKey: "fine_labels"), "is no batch of CIFAR-10; expected a dictionary with 'labels' and 'data'");
        Refused(Python2Batch.Of([1, 2, 3], Images, rows: 2), "has the shape (2, 3072) for 3 labels; expected 3 rows of 3072");
        Refused(Python2Batch.Of([1, 2], Images, rows: 3), "an array of type 'u1' and shape (3, 3072) from 6144 bytes");
        Refused(Python2Batch.Of([1, 2], Images, type: "f4"), "has an array of type");
        Refused(Python2Batch.Of([1, 2], Images, byColumns: true), "expected one byte a value, row by row");
        Refused([], "cut short");
    }

    [TestMethod]
    public void A_batch_that_is_cut_short_anywhere_is_refused()
    {
        var whole = Python2Batch.Of([1, 2], Images);
        for (var length = 0; length < whole.Length; length += length is < 300 or > 6300 ? 1 : 97)
            Refused(whole[..length], "");
    }

    [TestMethod]
    public void Code_in_a_pickle_does_not_run()
    {
        byte[] hostile = [0x80, 2, .. "cos\nsystem\nU\x04exit\x85R."u8];
        Refused(hostile, "names 'os.system'");
    }

    [TestMethod]
    [DataRow("cifar-10-batches-py/data_batch_1", true)]
    [DataRow("test_batch", true)]
    [DataRow("cifar-10-python.tar.gz", true)]
    [DataRow("cifar-10-binary.tar.gz", false)]
    [DataRow("", false)]
    public void The_folder_decides_which_version_is_read(string file, bool isPython)
    {
        using var folder = new TemporaryFolder();
        if (file.Length > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(file))!);
            folder.Write(file, [1]);
        }
        Assert.AreSame(isPython ? Cifar10Versions.Python : Cifar10Versions.Binary, Cifar10Versions.In(folder.Path));
        folder.Write("data_batch_3.bin", [1]);
        Assert.AreSame(Cifar10Versions.Binary, Cifar10Versions.In(folder.Path));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("cifar-10-batches-py")]
    public void A_batch_that_is_not_the_genuine_one_is_not_opened(string inner)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File(inner));
        folder.Write(Path.Combine(inner, "test_batch"), Python2Batch.Of([1, 2], Images));
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => new MLContext().Torch().LoadCifar10(folder.Path, Cifar10Split.Test));
        StringAssert.Contains(fault.Message, "expected 31035526 bytes with the SHA-256 f53d8d457504f7cff4ea9e021afcf0e0ad8e24a91f3fc42091b8adef61157831");
    }

    private static void Refused(byte[] content, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("batch", content);
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => Cifar10Pickles.Read([path]));
        StringAssert.Contains(fault.Message, $"'{path}'");
        StringAssert.Contains(fault.Message, expected);
    }
}
