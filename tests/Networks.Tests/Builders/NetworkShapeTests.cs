namespace MLNetTorch.Networks.Tests.Builders;

[TestClass]
public sealed class NetworkShapeTests
{
    [TestMethod]
    public void Shapes_with_equal_sizes_are_equal()
    {
        var shape = new NetworkShape([1, 28, 28], 10);
        Assert.AreEqual(shape, new NetworkShape([1, 28, 28], 10));
        Assert.AreEqual(shape.GetHashCode(), new NetworkShape([1, 28, 28], 10).GetHashCode());
        Assert.AreNotEqual(shape, new NetworkShape([1, 28, 27], 10));
        Assert.AreNotEqual(shape, new NetworkShape([28, 28], 10));
        Assert.AreNotEqual(shape, shape with { Output = 11 });
        Assert.AreEqual(new NetworkShape([784], 10), shape with { Input = [784] });
    }

    [TestMethod]
    public void Text_names_all_sizes()
    {
        Assert.AreEqual("1x28x28 -> 10", new NetworkShape([1, 28, 28], 10).ToString());
        Assert.AreEqual(784, new NetworkShape([1, 28, 28], 10).InputSize);
    }

    [TestMethod]
    public void A_shape_cannot_be_changed_from_outside()
    {
        long[] sizes = [1, 28, 28];
        var shape = new NetworkShape(sizes, 10);
        sizes[0] = 3;
        shape.Input[1] = 5;
        Assert.AreEqual("1x28x28 -> 10", shape.ToString());
    }

    [TestMethod]
    public void Sizes_below_one_are_refused()
    {
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new NetworkShape([], 10)).Message, "[]; expected at least one dimension");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new NetworkShape([1, 0], 10)).Message, "[1, 0]");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new NetworkShape([1], 0)).Message, "output of a network is 0");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new NetworkShape([long.MaxValue, 2], 1)).Message, "more numbers than a tensor can hold");
        Assert.ThrowsExactly<ArgumentException>(() => new NetworkShape([1], 1) with { Output = -1 });
    }
}
