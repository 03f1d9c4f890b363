using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class LoadIdxTests
{
    private static readonly byte[] Pixels = [.. Enumerable.Range(10, 12).Select(value => (byte)value)];

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Images_and_labels_are_read_gzipped_or_not(bool gzipped)
    {
        using var folder = new TemporaryFolder();
        byte[] Packed(byte[] content) => gzipped ? Idx.Gzip(content) : content;
        var data = new MLContext().Torch().LoadIdx(
            folder.Write("images", Packed(Idx.Images(2, 2, 3, Pixels))), folder.Write("labels", Packed(Idx.Labels(7, 1))));
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Byte, 1, 2, 3), data.Schema["Image"].Type);
        Assert.AreEqual(NumberDataViewType.UInt32, data.Schema["Label"].Type);
        Assert.AreEqual(2L, data.GetRowCount());
        CollectionAssert.AreEqual(new uint[] { 7, 1 }, data.GetColumn<uint>("Label").ToArray());
        var images = data.GetColumn<VBuffer<byte>>("Image").Select(image => image.DenseValues().ToArray()).ToArray();
        CollectionAssert.AreEqual(Pixels[..6], images[0]);
        CollectionAssert.AreEqual(Pixels[6..], images[1]);
    }

    [TestMethod]
    public void A_missing_file_is_named()
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.ThrowsExactly<FileNotFoundException>(() => Load(folder.File("nowhere"), folder.File("labels")));
        StringAssert.Contains(fault.Message, $"The file '{folder.File("nowhere")}' does not exist.");
    }

    [TestMethod]
    public void Labels_in_the_place_of_images_are_recognised()
    {
        using var folder = new TemporaryFolder();
        var labels = folder.Write("labels", [.. Idx.Labels(1, 2, 3), 0, 0, 0, 0, 0, 0, 0, 0]);
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => Load(labels, labels));
        StringAssert.Contains(fault.Message, $"'{labels}' starts with the magic number 0x00000801; expected 0x00000803");
        StringAssert.Contains(fault.Message, "It holds labels: give it as the labels' path.");
    }

    [TestMethod]
    public void A_file_of_another_kind_is_refused()
        => StringAssert.Contains(FaultOfImages("%PDF-1.7 and so on"u8.ToArray()).Message, "magic number 0x25504446; expected 0x00000803 (3-dimensional unsigned bytes). It is no IDX file");

    [TestMethod]
    public void A_file_without_a_whole_header_is_refused()
        => StringAssert.Contains(FaultOfImages(Idx.Images(1, 2, 3, [])[..9]).Message, "has only 9 bytes; the header alone takes 16. It is cut short");

    [TestMethod]
    public void A_file_cut_short_is_refused()
        => StringAssert.Contains(FaultOfImages(Idx.Images(2, 2, 3, Pixels[..11])).Message, "holds 11 values; its header promises 2x2x3 = 12. It is cut short");

    [TestMethod]
    public void Bytes_too_many_are_refused()
        => StringAssert.Contains(FaultOfImages(Idx.Images(2, 2, 3, [.. Pixels, 0])).Message, "holds 13 values; its header promises only 2x2x3 = 12.");

    [TestMethod]
    [DataRow(-1, 28)]
    [DataRow(int.MaxValue, int.MaxValue)]
    [DataRow(1, 0)]
    public void Impossible_sizes_are_refused(int count, int height)
        => StringAssert.Contains(FaultOfImages(Idx.Images(count, height, 28, Pixels)).Message, $"{count}x{height}x28");

    [TestMethod]
    public void A_damaged_gzip_file_is_refused()
    {
        var packed = Idx.Gzip(Idx.Images(2, 2, 3, Pixels));
        packed[12] ^= 0xFF;
        packed[14] ^= 0xFF;
        FaultOfImages(packed);
    }

    [TestMethod]
    public void A_gzipped_file_is_read_no_further_than_its_header_promises()
    {
        StringAssert.Contains(FaultOfImages(Idx.Gzip(Idx.Images(2, 2, 3, [.. Pixels, .. new byte[50_000_000]]))).Message,
            "holds more than 12 values; its header promises only 2x2x3 = 12. It has bytes too many at its end");
        StringAssert.Contains(FaultOfImages(Idx.Gzip(Idx.Images(2, 2, 3, Pixels[..11]))).Message, "holds 11 values; its header promises 2x2x3 = 12. It is cut short");
        StringAssert.Contains(FaultOfImages(Idx.Gzip(Idx.Images(2, 2, 3, Pixels)[..9])).Message, "has only 9 bytes; the header alone takes 16");
        var before = GC.GetAllocatedBytesForCurrentThread();
        StringAssert.Contains(FaultOfImages(Idx.Gzip(Idx.Images(2000, 1000, 1000, Pixels))).Message, "values; its header promises 2000x1000x1000 = 2000000000. It is cut short");
        Assert.IsLessThan(10_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Counts_that_differ_are_refused()
    {
        using var folder = new TemporaryFolder();
        var (images, labels) = (folder.Write("images", Idx.Images(2, 2, 3, Pixels)), folder.Write("labels", Idx.Labels(1, 2, 3)));
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => Load(images, labels));
        StringAssert.Contains(fault.Message, $"'{images}' holds 2 images, but '{labels}' holds 3 labels.");
    }

    private static InvalidDataException FaultOfImages(byte[] content)
    {
        using var folder = new TemporaryFolder();
        return Assert.ThrowsExactly<InvalidDataException>(() => Load(folder.Write("images", content), folder.Write("labels", Idx.Labels(7, 1))));
    }

    private static IDataView Load(string images, string labels) => new MLContext().Torch().LoadIdx(images, labels);
}
