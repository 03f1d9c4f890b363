namespace MLNetTorch.Estimators.Tests;

/// <summary>Augmentations that move pixels, against loops over the pixels.</summary>
[TestClass]
public sealed class PixelMovingTests
{
    private static readonly long[] Shape = [5, 2, 4, 6];
    private static readonly long[] Square = [2, 3, 5, 5];
    private static readonly float[] Values = Pictures.Counting(Shape);

    [TestMethod]
    public void A_flip_mirrors_to_the_bit()
    {
        CollectionAssert.AreEqual(
            Pictures.Each(Shape, (n, c, y, x) => Pictures.At(Values, Shape, n, c, y, 5 - x)), Pictures.Changed(Augmentations.HorizontalFlip(1), Values, Shape));
        CollectionAssert.AreEqual(
            Pictures.Each(Shape, (n, c, y, x) => Pictures.At(Values, Shape, n, c, 3 - y, x)), Pictures.Changed(Augmentations.VerticalFlip(1), Values, Shape));
        CollectionAssert.AreEqual(Values, Pictures.Changed(Augmentations.HorizontalFlip(0), Values, Shape));
    }

    [TestMethod]
    public void About_the_wanted_share_is_flipped_each_picture_by_itself()
    {
        long[] shape = [4000, 1, 1, 2];
        var changed = Pictures.Changed(Augmentations.HorizontalFlip(0.3), Pictures.Each(shape, (_, _, _, x) => x), shape);
        var flipped = Enumerable.Range(0, 4000).Count(row => changed[2 * row] == 1);
        // Four standard deviations.
        Assert.AreEqual(1200, flipped, 116);
    }

    [TestMethod]
    public void A_crop_is_a_shifted_picture_with_filled_borders_to_the_bit()
    {
        const int Padding = 2;
        var changed = Pictures.Changed(Augmentations.RandomCrop(Padding, fill: -7), Values, Shape);
        var shifts = new HashSet<(int, int)>();
        for (var row = 0; row < Shape[0]; row++)
        {
            var found = (from down in Enumerable.Range(-Padding, 5) from right in Enumerable.Range(-Padding, 5) select (down, right))
                .Where(shift => IsShifted(changed, row, shift.down, shift.right)).ToList();
            Assert.HasCount(1, found, $"row {row}");
            shifts.Add(found[0]);
        }
        Assert.IsGreaterThan(1, shifts.Count, "all pictures moved alike");
    }

    [TestMethod]
    [DataRow(90.0)]
    [DataRow(-270.0)]
    public void A_quarter_turn_is_a_transposed_mirror(double degrees)
    {
        var values = Pictures.Counting(Square);
        var expected = Pictures.Each(Square, (n, c, y, x) => Pictures.At(values, Square, n, c, x, 4 - y));
        AssertClose(expected, Pictures.Changed(Augmentations.RotationBetween(degrees, degrees), values, Square), 1e-4f);
    }

    [TestMethod]
    public void A_picture_turned_by_nothing_or_scaled_by_1_stays()
    {
        AssertClose(Values, Pictures.Changed(Augmentations.Rotation(0), Values, Shape), 0);
        AssertClose(Values, Pictures.Changed(Augmentations.Rescale(1, 1), Values, Shape), 0);
    }

    [TestMethod]
    public void Rescaling_is_bilinear_about_the_centre()
    {
        // Twice as large: a place lies half as far from the centre (2) as before.
        long[] line = [1, 1, 1, 5];
        AssertClose([20, 25, 30, 35, 40], Pictures.Changed(Augmentations.Rescale(2, 2), [10, 20, 30, 40, 50], line), 1e-5f);
        // Half as large: twice as far, and what lies outside is the fill.
        AssertClose([-1, 10, 30, 50, -1], Pictures.Changed(Augmentations.Rescale(0.5, 0.5, fill: -1), [10, 20, 30, 40, 50], line), 1e-5f);
    }

    private static bool IsShifted(float[] changed, int row, int down, int right)
        => Enumerable.Range(0, 2).All(c => Enumerable.Range(0, 4).All(y => Enumerable.Range(0, 6).All(x =>
            Pictures.At(changed, Shape, row, c, y, x)
                == (y + down is >= 0 and < 4 && x + right is >= 0 and < 6 ? Pictures.At(Values, Shape, row, c, y + down, x + right) : -7))));

    private static void AssertClose(float[] expected, float[] actual, float most)
    {
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], most, $"value {i}");
    }
}
