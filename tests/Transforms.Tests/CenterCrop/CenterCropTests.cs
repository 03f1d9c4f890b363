using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class CenterCropTests
{
    // torchvision.transforms.functional.center_crop on torch.arange(size), one line: int(round((size - crop) / 2.0)) values are left out before it.
    [TestMethod]
    [DataRow(5, 3, 1)]
    [DataRow(5, 4, 0, DisplayName = "half a pixel: 0.5 is rounded to 0")]
    [DataRow(7, 4, 2, DisplayName = "half a pixel: 1.5 is rounded to 2")]
    [DataRow(9, 4, 2, DisplayName = "half a pixel: 2.5 is rounded to 2")]
    [DataRow(6, 6, 0)]
    [DataRow(6, 1, 2)]
    public void It_begins_where_torchvision_begins(int size, int crop, int first)
    {
        var (wide, high) = (Crop(Images.Counting(0, 1, 1, size), 1, crop), Crop(Images.Counting(0, 1, size, 1), crop, 1));
        float[] expected = [.. Enumerable.Range(first, crop).Select(value => (float)value)];
        Images.AssertSameBits([expected], Images.Read(wide));
        Images.AssertSameBits([expected], Images.Read(high));
        CollectionAssert.AreEqual(new[] { 1, 1, crop }, Images.Dimensions(wide));
        CollectionAssert.AreEqual(new[] { 1, crop, 1 }, Images.Dimensions(high));
    }

    [TestMethod]
    public void Each_channel_is_cut()
        => Images.AssertSameBits([[5, 6, 9, 10, 21, 22, 25, 26]], Images.Read(Crop(Images.Counting(0, 2, 4, 4), 2, null)));

    [TestMethod]
    public void A_matrix_is_cut_too()
    {
        var result = Crop(Images.Counting(0, 3, 3), 1, 3);
        Images.AssertSameBits([[3, 4, 5]], Images.Read(result));
        CollectionAssert.AreEqual(new[] { 1, 3 }, Images.Dimensions(result));
    }

    [TestMethod]
    public void What_is_smaller_is_refused_with_the_cure()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Crop(Images.Counting(0, 1, 4, 2), 3, 3));
        StringAssert.Contains(fault.Message, "CenterCrop: the column 'Image' is 1x4x2, which is smaller than 3 x 3.");
        StringAssert.Contains(fault.Message, "Pad");
    }

    [TestMethod]
    public void What_is_no_image_is_refused()
        => StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => Crop(Images.Counting(0, 4), 1, 1)).Message, "CenterCrop: the column 'Image' is 4; expected an image");

    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(1, -1)]
    public void Impossible_options_are_refused_at_once(int height, int width)
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MLContext().Torch().CenterCrop("Features", "Image", height, width));

    private static IDataView Crop(IDataView data, int height, int? width)
        => new MLContext().Torch().CenterCrop("Features", "Image", height, width).Fit(data).Transform(data);
}
