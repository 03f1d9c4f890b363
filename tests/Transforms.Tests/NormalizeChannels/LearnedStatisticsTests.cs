using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class LearnedStatisticsTests
{
    [TestMethod]
    public void Mean_and_std_of_each_channel_are_those_of_the_whole_set()
    {
        var random = new Random(5);
        // The second channel lies far from zero, where the textbook formula E[x²] − E[x]² loses all its digits.
        var rows = Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, 2 * 15)
            .Select(at => (float)(at < 15 ? random.NextDouble() : 100_000 + random.NextDouble())).ToArray()).ToArray();
        var stage = Fit(Images.Of(rows, 2, 3, 5));
        for (var channel = 0; channel < 2; channel++)
        {
            var values = rows.SelectMany(row => row.Skip(channel * 15).Take(15)).Select(value => (double)value).ToArray();
            var mean = values.Average();
            var std = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            Assert.AreEqual((float)mean, stage.Mean![channel], Math.Abs(mean) * 1e-7);
            Assert.AreEqual((float)std, stage.Std![channel], std * 1e-6);
        }
    }

    [TestMethod]
    public void Only_what_was_left_out_is_learned()
    {
        var data = Images.Of([[1f, 3f]], 1, 1, 2);
        var stage = (NormalizeChannelsStage)new MLContext().Torch().NormalizeChannels("Image", mean: [7]).Fit(data).Stage;
        CollectionAssert.AreEqual(new[] { 7f }, stage.Mean);
        CollectionAssert.AreEqual(new[] { 1f }, stage.Std);
    }

    [TestMethod]
    public void Fitting_again_starts_afresh()
    {
        var estimator = new MLContext().Torch().NormalizeChannels("Features", "Image");
        estimator.Fit(Images.Of([[100f, 300f]], 1, 1, 2));
        var second = (NormalizeChannelsStage)estimator.Fit(Images.Of([[1f, 3f]], 1, 1, 2)).Stage;
        CollectionAssert.AreEqual(new[] { 2f }, second.Mean);
        CollectionAssert.AreEqual(new[] { 1f }, second.Std);
    }

    [TestMethod]
    public void A_constant_channel_is_refused_by_name()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Fit(Images.Of([[1f, 2f, 9f, 9f], [3f, 4f, 9f, 9f]], 2, 1, 2)));
        StringAssert.Contains(fault.Message, "channel 1 of the column 'Image' is 9 in all 2 rows, so its std is 0");
        StringAssert.Contains(fault.Message, "Give std as an option");
    }

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void A_value_that_is_no_number_is_refused_with_its_row(float value)
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Fit(Images.Of([[1f, 2f], [3f, value]], 1, 1, 2)));
        StringAssert.Contains(fault.Message, "'Image' holds NaN or infinity in row 1, channel 0");
    }

    [TestMethod]
    public void An_empty_set_teaches_nothing_and_says_so()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Fit(Images.Of<float>(Array.Empty<float[]>(), 1, 2, 2)));
        StringAssert.Contains(fault.Message, "no rows");
    }

    private static NormalizeChannelsStage Fit(IDataView data)
        => (NormalizeChannelsStage)new MLContext().Torch().NormalizeChannels("Features", "Image").Fit(data).Stage;
}
