using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ToTensorTests
{
    private static readonly byte[] AllBytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    [TestMethod]
    public void Every_byte_becomes_its_share_of_255_and_the_shape_stays()
    {
        var result = Transform(Images.Of([AllBytes], 4, 8, 8));
        CollectionAssert.AreEqual(new[] { 4, 8, 8 }, Images.Dimensions(result));
        Images.AssertSameBits([Array.ConvertAll(AllBytes, value => value / 255f)], Images.Read(result));
    }

    [TestMethod]
    public void Lengths_that_fill_no_register_come_out_whole()
    {
        for (var length = 1; length <= 70; length++)
        {
            byte[] image = [.. Enumerable.Range(0, length).Select(value => (byte)(value * 7))];
            Images.AssertSameBits([Array.ConvertAll(image, value => value / 255f)], Images.Read(Transform(Images.Of([image], length))));
        }
    }

    [TestMethod]
    public void Single_pixels_are_scaled_the_same()
    {
        var result = Transform(Images.Of([[0f, 51f, 255f, 127.5f]], 1, 2, 2));
        Images.AssertSameBits([[0f, 51f / 255f, 1f, 127.5f / 255f]], Images.Read(result));
    }

    [TestMethod]
    public void Sparse_rows_are_read_as_the_dense_ones()
    {
        var bytes = Images.Of([new VBuffer<byte>(6, 2, [255, 51], [1, 4])], 1, 2, 3);
        var singles = Images.Of([new VBuffer<float>(6, 2, [255, 51], [1, 4])], 1, 2, 3);
        Images.AssertSameBits([[0, 1, 0, 0, 51 / 255f, 0]], Images.Read(Transform(bytes)));
        Images.AssertSameBits([[0, 1, 0, 0, 51 / 255f, 0]], Images.Read(Transform(singles)));
    }

    [TestMethod]
    public void A_column_that_is_no_number_is_refused_with_the_cure()
    {
        var ml = new MLContext();
        var data = ml.Transforms.Conversion.ConvertType("Image", outputKind: DataKind.Double).Fit(Images.Counting(0, 1, 2, 2)).Transform(Images.Counting(0, 1, 2, 2));
        var fault = Assert.ThrowsExactly<ArgumentException>(() => ml.Torch().ToTensor("Features", "Image").Fit(data));
        StringAssert.Contains(fault.Message, "ToTensor: the column 'Image' is Vector<Double, 1, 2, 2>; expected a vector of Byte or Single of known size, or pictures of known size.");
        StringAssert.Contains(fault.Message, "ConvertType");
    }

    private static IDataView Transform(IDataView data) => new MLContext().Torch().ToTensor("Features", "Image").Fit(data).Transform(data);
}
