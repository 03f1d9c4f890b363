using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ReshapeTests
{
    [TestMethod]
    [DataRow(new[] { 2, 3, 4 }, new[] { 2, 3, 4 })]
    [DataRow(new[] { -1, 6 }, new[] { 4, 6 })]
    [DataRow(new[] { 1, -1, 2 }, new[] { 1, 12, 2 })]
    [DataRow(new[] { -1 }, new[] { 24 })]
    public void The_shape_changes_and_the_values_stay(int[] shape, int[] expected)
    {
        var data = Images.Counting(0, 24);
        var result = new MLContext().Torch().Reshape("Features", "Image", shape).Fit(data).Transform(data);
        CollectionAssert.AreEqual(expected, Images.Dimensions(result));
        Images.AssertSameBits(Images.Read(data, "Image"), Images.Read(result));
    }

    [TestMethod]
    [DataRow(new[] { 5, 5 }, "5x5 (25 values). Give a shape of 24 values.")]
    [DataRow(new[] { -1, 7 }, "-1x7.")]
    [DataRow(new[] { 1_000_000, 1_000_000 }, "1000000x1000000")]
    public void A_shape_of_another_count_is_refused(int[] shape, string expected)
    {
        var estimator = new MLContext().Torch().Reshape("Features", "Image", shape);
        var fault = Assert.ThrowsExactly<ArgumentException>(() => estimator.Fit(Images.Counting(0, 2, 12)));
        StringAssert.StartsWith(fault.Message, "Reshape: the column 'Image' is 2x12 and has 24 values, which do not make up ");
        StringAssert.Contains(fault.Message, expected);
    }

    [TestMethod]
    [DataRow(new int[0], "the shape is empty")]
    [DataRow(new[] { 0, 3 }, "0x3 is not possible")]
    [DataRow(new[] { -1, -1 }, "one of them may be -1")]
    [DataRow(new[] { -2 }, "-2 is not possible")]
    public void Impossible_sizes_are_refused_at_once(int[] shape, string expected)
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => new MLContext().Torch().Reshape("Features", "Image", shape));
        StringAssert.Contains(fault.Message, expected);
    }
}
