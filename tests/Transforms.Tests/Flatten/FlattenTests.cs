using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class FlattenTests
{
    [TestMethod]
    [DataRow(new[] { 3, 4, 5 })]
    [DataRow(new[] { 2, 6 })]
    [DataRow(new[] { 7 })]
    public void Any_shape_becomes_one_dimension_in_the_same_order(int[] shape)
    {
        var data = Images.Counting(1, shape);
        var result = new MLContext().Torch().Flatten("Features", "Image").Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { shape.Aggregate((product, size) => product * size) }, Images.Dimensions(result));
        Images.AssertSameBits(Images.Read(data, "Image"), Images.Read(result));
    }

    [TestMethod]
    public void Not_a_number_passes_through_unchanged()
    {
        var data = Images.Of([[float.NaN, float.NegativeInfinity, -0f, float.Epsilon]], 1, 2, 2);
        var result = new MLContext().Torch().Flatten("Features", "Image").Fit(data).Transform(data);
        Images.AssertSameBits([[float.NaN, float.NegativeInfinity, -0f, float.Epsilon]], Images.Read(result));
    }
}
