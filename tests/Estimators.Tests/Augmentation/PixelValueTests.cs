namespace MLNetTorch.Estimators.Tests;

/// <summary>Augmentations that change the values of pixels.</summary>
[TestClass]
public sealed class PixelValueTests
{
    [TestMethod]
    public void Erasing_covers_one_rectangle_in_all_channels_and_nothing_else()
    {
        long[] shape = [50, 2, 20, 30];
        var values = Pictures.Counting(shape);
        var changed = Pictures.Changed(Augmentations.RandomErasing(probability: 1, minimumArea: 0.05, maximumArea: 0.2, value: -3), values, shape);
        for (var row = 0; row < shape[0]; row++)
        {
            var covered = (from y in Enumerable.Range(0, 20)
                           from x in Enumerable.Range(0, 30)
                           where Pictures.At(changed, shape, row, 0, y, x) == -3
                           select (y, x)).ToHashSet();
            var (high, wide) = (Extent(covered.Select(at => at.y)), Extent(covered.Select(at => at.x)));
            Assert.AreEqual(high * wide, covered.Count, $"row {row} is not a rectangle");
            // The sides are rounded to whole pixels.
            Assert.IsTrue(covered.Count is > 20 and < 150, $"row {row}: {covered.Count} of 600");
            var expected = Pictures.Each([1, .. shape[1..]], (_, c, y, x) => covered.Contains((y, x)) ? -3 : Pictures.At(values, shape, row, c, y, x));
            CollectionAssert.AreEqual(expected, changed[(row * 1200)..((row + 1) * 1200)]);
        }
    }

    [TestMethod]
    public void Brightness_multiplies_each_picture()
    {
        long[] shape = [3, 3, 2, 2];
        var values = Pictures.Counting(shape);
        var changed = Pictures.Changed(Augmentations.ColorJitter(brightness: 0.4), values, shape);
        foreach (var row in Enumerable.Range(0, 3))
        {
            var factor = changed[row * 12] / values[row * 12];
            Assert.IsTrue(factor is >= 0.6f and <= 1.4f, $"{factor}");
            for (var i = row * 12; i < (row + 1) * 12; i++)
                Assert.AreEqual(values[i] * factor, changed[i], 1e-4f);
        }
        Assert.AreNotEqual(changed[0] / values[0], changed[12] / values[12], 1e-4f);
    }

    [TestMethod]
    public void Contrast_keeps_the_mean_grey_and_scales_the_distance_to_it()
    {
        float[] values = [1, 2, 3, 6];
        var changed = Pictures.Changed(Augmentations.ColorJitter(contrast: 0.5), values, [1, 1, 2, 2]);
        var factor = (changed[3] - 3) / 3;
        Assert.IsTrue(factor is >= 0.5f and <= 1.5f && Math.Abs(factor - 1) > 1e-3, $"{factor}");
        for (var i = 0; i < 4; i++)
            Assert.AreEqual(3 + (factor * (values[i] - 3)), changed[i], 1e-5f);
    }

    [TestMethod]
    public void Saturation_scales_the_distance_to_the_grey_of_the_pixel()
    {
        float[] values = [1, 0.5f, 0.2f];
        var grey = (0.299f * 1) + (0.587f * 0.5f) + (0.114f * 0.2f);
        var changed = Pictures.Changed(Augmentations.ColorJitter(saturation: 0.5), values, [1, 3, 1, 1]);
        var factor = (changed[0] - grey) / (1 - grey);
        Assert.IsTrue(factor is >= 0.5f and <= 1.5f && Math.Abs(factor - 1) > 1e-3, $"{factor}");
        for (var i = 0; i < 3; i++)
            Assert.AreEqual(grey + (factor * (values[i] - grey)), changed[i], 1e-5f);
    }

    [TestMethod]
    public void Nothing_to_jitter_is_the_picture_itself_in_a_tensor_of_its_own()
    {
        using var images = torch.ones(1, 3, 2, 2);
        using (var same = Augmentations.ColorJitter().Apply(images, new Random(1)))
            Assert.AreNotSame(images, same);
        Assert.AreEqual(12f, images.sum().item<float>());
    }

    [TestMethod]
    public void Tensors_of_other_dimensions_are_refused()
    {
        using var rows = torch.ones(4, 9);
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Augmentations.HorizontalFlip().Apply(rows, new Random(1)));
        Assert.Contains("[rows, channels, height, width], but the tensor has 2 dimension(s)", fault.Message);
    }

    private static int Extent(IEnumerable<int> places) => places.Max() - places.Min() + 1;
}
