using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class NormalizeChannelsTests
{
    [TestMethod]
    public void Given_statistics_are_applied_channel_by_channel()
    {
        var result = Transform(Images.Counting(0, 3, 1, 2), [1, 2, 3], [2, 4, 8]);
        Images.AssertSameBits([[-0.5f, 0f, 0f, 0.25f, 0.125f, 0.25f]], Images.Read(result));
        CollectionAssert.AreEqual(new[] { 3, 1, 2 }, Images.Dimensions(result));
    }

    [TestMethod]
    public void One_value_serves_all_channels()
        => Images.AssertSameBits([[-1f, -0.5f, 0f, 0.5f]], Images.Read(Transform(Images.Counting(0, 2, 1, 2), [2], [2])));

    [TestMethod]
    public void Values_are_divided_not_multiplied_by_the_reciprocal()
    {
        float[] pixels = [.. Enumerable.Range(0, 256).Select(value => value / 255f)];
        var result = Images.Read(Transform(Images.Of([pixels], 1, 16, 16), [0.1307f], [0.3081f]))[0];
        Images.AssertSameBits([Array.ConvertAll(pixels, value => (value - 0.1307f) / 0.3081f)], [result]);
        var golden = new[] { -0.4242129623889923f, -0.4114847183227539f, 1.2050011157989502f, 2.821486711502075f };
        Images.AssertSameBits([golden], [[result[0], result[1], result[128], result[255]]]);
    }

    [TestMethod]
    public void ImageNets_figures_are_torchvisions()
    {
        var data = Images.Of([[0f, 0.5f, 1f]], 3, 1, 1);
        var stage = new MLContext().Torch().NormalizeChannels("Features", "Image", ChannelNormalization.ImageNet).Fit(data);
        var result = Images.Read(stage.Transform(data))[0];
        double[] expected = [-0.485 / 0.229, (0.5 - 0.456) / 0.224, (1 - 0.406) / 0.225];
        for (var channel = 0; channel < 3; channel++)
            Assert.AreEqual(expected[channel], result[channel], 1e-6);
    }

    [TestMethod]
    public void The_column_says_that_it_is_normalized()
    {
        var normalized = false;
        Transform(Images.Counting(0, 1, 2, 2), [0], [1]).Schema["Features"].Annotations.GetValue("IsNormalized", ref normalized);
        Assert.IsTrue(normalized);
    }

    [TestMethod]
    [DataRow("", "1", "mean is empty")]
    [DataRow("NaN", "1", "mean holds NaN")]
    [DataRow("0", "0", "std holds 0; expected finite numbers above 0")]
    [DataRow("0", "1,-2", "std holds -2")]
    [DataRow("0", "Infinity", "std holds ")]
    public void Impossible_options_are_refused_at_once(string mean, string std, string expected)
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(
            () => new MLContext().Torch().NormalizeChannels("Features", mean: Numbers(mean), std: Numbers(std)));
        StringAssert.Contains(fault.Message, expected);
    }

    [TestMethod]
    public void A_number_of_values_that_is_not_that_of_the_channels_is_refused()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Transform(Images.Counting(0, 3, 2, 2), [0], [1, 2]));
        StringAssert.Contains(fault.Message, "std has 2 values; the column 'Image' is 3x2x2, which has 3 channels. Give one value, or one for each channel.");
    }

    [TestMethod]
    public void Raw_bytes_are_sent_to_ToTensor()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Transform(Images.Of([new byte[4]], 1, 2, 2), [0], [1]));
        StringAssert.Contains(fault.Message, "'Image' is Vector<Byte, 1, 2, 2>; expected a vector of Single of known size. Put ToTensor before it.");
    }

    private static IDataView Transform(IDataView data, float[] mean, float[] std)
        => new MLContext().Torch().NormalizeChannels("Features", "Image", mean, std).Fit(data).Transform(data);

    private static float[] Numbers(string text)
        => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(value => float.Parse(value, System.Globalization.CultureInfo.InvariantCulture))];
}
