using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class PadTests
{
    [TestMethod]
    public void A_frame_stands_around_each_channel()
    {
        var result = Pad(Images.Counting(1, 2, 1, 2), 1, 9);
        CollectionAssert.AreEqual(new[] { 2, 3, 4 }, Images.Dimensions(result));
        Images.AssertSameBits(
            [[9, 9, 9, 9, 9, 1, 2, 9, 9, 9, 9, 9, /* second channel */ 9, 9, 9, 9, 9, 3, 4, 9, 9, 9, 9, 9]], Images.Read(result));
    }

    [TestMethod]
    public void A_matrix_is_padded_too()
    {
        var result = Pad(Images.Counting(1, 2, 2), 1, 0);
        CollectionAssert.AreEqual(new[] { 4, 4 }, Images.Dimensions(result));
        Images.AssertSameBits([[0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0]], Images.Read(result));
    }

    [TestMethod]
    public void Each_row_gets_a_fresh_frame()
    {
        var result = Pad(Images.Of([[1f], [2f]], 1, 1, 1), 1, 5);
        Images.AssertSameBits([[5, 5, 5, 5, 1, 5, 5, 5, 5], [5, 5, 5, 5, 2, 5, 5, 5, 5]], Images.Read(result));
    }

    [TestMethod]
    public void No_pixels_change_nothing()
        => Images.AssertSameBits([[3, 4, 5, 6]], Images.Read(Pad(Images.Counting(3, 1, 2, 2), 0, 7)));

    [TestMethod]
    [DataRow(new[] { 4 }, "is 4;")]
    [DataRow(new[] { 1, 1, 2, 2 }, "is 1x1x2x2;")]
    public void What_is_no_image_is_refused(int[] shape, string expected)
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Pad(Images.Counting(0, shape), 1, 0));
        StringAssert.Contains(fault.Message, $"Pad: the column 'Image' {expected} expected an image, channels x height x width or height x width.");
        StringAssert.Contains(fault.Message, "Reshape");
    }

    [TestMethod]
    public void A_result_beyond_memory_is_refused()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Pad(Images.Counting(0, 9, 1, 1), 16_000, 0));
        StringAssert.Contains(fault.Message, "too large");
    }

    [TestMethod]
    [DataRow(-1, 0f, "pixels must be 0..")]
    [DataRow(1, float.NaN, "value must be a finite number")]
    public void Impossible_options_are_refused_at_once(int pixels, float value, string expected)
    {
        var fault = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => new MLContext().Torch().Pad("Features", "Image", pixels, value));
        StringAssert.Contains(fault.Message, expected);
    }

    private static IDataView Pad(IDataView data, int pixels, float value)
        => new MLContext().Torch().Pad("Features", "Image", pixels, value).Fit(data).Transform(data);
}
