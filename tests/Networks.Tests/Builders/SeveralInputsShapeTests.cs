namespace MLNetTorch.Networks.Tests.Builders;

[TestClass]
public sealed class SeveralInputsShapeTests
{
    [TestMethod]
    public void Several_inputs_are_joined_into_one_row()
    {
        var shape = NetworkShape.Of([[1, 28, 28], [5]], 10);

        CollectionAssert.AreEqual(new long[] { 789 }, shape.Input);
        Assert.AreEqual(789, shape.InputSize);
        Assert.HasCount(2, shape.Inputs);
        CollectionAssert.AreEqual(new long[] { 1, 28, 28 }, shape.Inputs[0]);
        CollectionAssert.AreEqual(new long[] { 5 }, shape.Inputs[1]);
        Assert.AreEqual("1x28x28 + 5 -> 10", shape.ToString());
    }

    [TestMethod]
    public void One_input_is_a_plain_shape()
    {
        var shape = NetworkShape.Of([[1, 28, 28]], 10);

        Assert.AreEqual(new NetworkShape([1, 28, 28], 10), shape);
        CollectionAssert.AreEqual(shape.Input, shape.Inputs.Single());
        CollectionAssert.AreEqual(shape.Input, (shape with { Inputs = [[1, 28, 28]] }).Input);
    }

    [TestMethod]
    public void Shapes_are_equal_input_by_input()
    {
        var shape = NetworkShape.Of([[2, 3], [5]], 10);

        Assert.AreEqual(shape, NetworkShape.Of([[2, 3], [5]], 10));
        Assert.AreEqual(shape.GetHashCode(), NetworkShape.Of([[2, 3], [5]], 10).GetHashCode());
        Assert.AreEqual(shape, new NetworkShape([1], 10) with { Inputs = [[2, 3], [5]] });
        Assert.AreNotEqual(shape, NetworkShape.Of([[5], [2, 3]], 10));
        Assert.AreNotEqual(shape, NetworkShape.Of([[6], [5]], 10));
        Assert.AreNotEqual(shape, NetworkShape.Of([[2, 3], [5], [1]], 10));
        Assert.AreNotEqual(shape, new NetworkShape([11], 10));
        Assert.AreEqual(new NetworkShape([11], 10), shape with { Input = [11] });
    }

    [TestMethod]
    public void Another_output_keeps_the_inputs() => Assert.AreEqual("2x3 + 5 -> 4", (NetworkShape.Of([[2, 3], [5]], 10) with { Output = 4 }).ToString());

    [TestMethod]
    public void Inputs_cannot_be_changed_from_outside()
    {
        long[] sizes = [2, 3];
        var shape = NetworkShape.Of([sizes, [5]], 10);
        sizes[0] = 7;
        shape.Inputs[1][0] = 9;

        Assert.AreEqual("2x3 + 5 -> 10", shape.ToString());
    }

    [TestMethod]
    public void What_is_no_input_is_refused()
    {
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => NetworkShape.Of([], 1)).Message, "A network has no input");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => NetworkShape.Of([[2], [0]], 1)).Message, "[0]; expected at least one dimension");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => NetworkShape.Of([[2], []], 1)).Message, "[]; expected at least one dimension");
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => NetworkShape.Of([[long.MaxValue], [2]], 1)).Message, "more numbers than a tensor can hold");
    }
}
