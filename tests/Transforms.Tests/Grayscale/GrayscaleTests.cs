using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class GrayscaleTests
{
    [TestMethod]
    public void Brightness_is_weighed_as_torchvision_weighs_it()
    {
        var result = Gray(Images.Of([[1f, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1]], 3, 2, 2));
        var found = Images.Read(result)[0];
        CollectionAssert.AreEqual(new[] { 1, 2, 2 }, Images.Dimensions(result));
        float[] expected = [0.2989f, 0.587f, 0.114f, 0.2989f + 0.587f + 0.114f];
        for (var at = 0; at < expected.Length; at++)
            Assert.AreEqual(expected[at], found[at], 1e-6f);
    }

    [TestMethod]
    public void Three_alike_channels_can_come_out()
    {
        var result = Gray(Images.Of([[10f, 20, 30, 40, 50, 60]], 3, 1, 2), 3);
        CollectionAssert.AreEqual(new[] { 3, 1, 2 }, Images.Dimensions(result));
        var found = Images.Read(result)[0];
        CollectionAssert.AreEqual(found[..2], found[2..4]);
        CollectionAssert.AreEqual(found[..2], found[4..]);
        Assert.AreEqual(0.2989f * 10 + 0.587f * 30 + 0.114f * 50, found[0], 1e-5f);
    }

    [TestMethod]
    [DataRow(new[] { 1, 2, 2 }, "is 1x2x2;")]
    [DataRow(new[] { 4, 3 }, "is 4x3;")]
    public void What_has_no_three_channels_is_refused(int[] shape, string expected)
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Gray(Images.Counting(0, shape)));
        StringAssert.Contains(fault.Message, $"Grayscale: the column 'Image' {expected} expected 3 x height x width");
    }

    [TestMethod]
    public void Another_number_of_channels_is_refused_at_once()
        => StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MLContext().Torch().Grayscale("Features", "Image", 2)).Message, "1, or 3");

    private static IDataView Gray(IDataView data, int channels = 1)
        => new MLContext().Torch().Grayscale("Features", "Image", channels).Fit(data).Transform(data);
}
