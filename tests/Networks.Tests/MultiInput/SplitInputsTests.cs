using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.MultiInput;

[TestClass]
public sealed class SplitInputsTests
{
    private static readonly NetworkShape Shape = NetworkShape.Of([[1, 2, 3], [4]], 2);

    [TestMethod]
    public void A_network_of_two_inputs_gets_each_with_its_shape()
    {
        using var scope = NewDisposeScope();
        var inner = new ImageAndNumbers([1, 2, 3], [4], 2);
        using var network = new SplitInputs(Shape.Inputs, inner);
        var image = rand(5, 1, 2, 3);
        var numbers = rand(5, 4);

        var joined = network.call(cat([image.flatten(1), numbers], 1));

        CollectionAssert.AreEqual(inner.call(image, numbers).data<float>().ToArray(), joined.data<float>().ToArray());
        CollectionAssert.AreEqual(new long[] { 5, 1, 2, 3 }, inner.Seen[0]);
        CollectionAssert.AreEqual(new long[] { 5, 4 }, inner.Seen[1]);
    }

    [TestMethod]
    public void Networks_of_three_and_of_many_inputs_get_them_in_order()
    {
        using var scope = NewDisposeScope();
        using var three = new SplitInputs([[1], [1], [1]], new Weighted());
        using var many = new SplitInputs([[2], [1], [2, 2]], new Sums());
        using var one = new SplitInputs([[2, 2]], new Sums());

        CollectionAssert.AreEqual(
            new[] { 321f, 654f }, three.call(tensor(new float[] { 1, 10, 100, 4, 25, 200 }).reshape(2, 3)).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { 3f, 4f, 26f }, many.call(tensor(new float[] { 1, 2, 4, 5, 6, 7, 8 }).reshape(1, 7)).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { 26f }, one.call(tensor(new float[] { 5, 6, 7, 8 }).reshape(1, 2, 2)).data<float>().ToArray());
    }

    [TestMethod]
    public void Gradients_reach_the_weights_and_the_views_copy_nothing()
    {
        using var scope = NewDisposeScope();
        using var network = new SplitInputs(Shape.Inputs, new ImageAndNumbers([1, 2, 3], [4], 2));
        var input = rand(3, 10);
        var before = Tensor.TotalCount;

        var output = network.call(input);
        Assert.AreEqual(before + 1, Tensor.TotalCount);
        output.sum().backward();

        Assert.IsTrue(network.parameters().All(weight => weight.grad is { } gradient && gradient.abs().sum().item<float>() > 0));
    }

    [TestMethod]
    public void Its_part_is_called_network_and_can_be_replaced()
    {
        using var scope = NewDisposeScope();
        var old = new ImageAndNumbers([1, 2, 3], [4], 2);
        var network = new SplitInputs(Shape.Inputs, old);
        CollectionAssert.AreEqual(
            new[] { "network.image.weight", "network.image.bias", "network.numbers.weight", "network.numbers.bias" }, network.state_dict().Keys.ToArray());
        using var other = new ImageAndNumbers([1, 2, 3], [4], 2);

        network = network.Replace("network", other);

        var input = rand(3, 10);
        CollectionAssert.AreEqual(
            other.call(input[.., ..6].reshape(3, 1, 2, 3), input[.., 6..]).data<float>().ToArray(), network.call(input).data<float>().ToArray());
        network.eval();
        Assert.IsFalse(other.training);
        old.Dispose();
        network.Dispose();
    }

    [TestMethod]
    public void Rows_of_another_length_are_told_with_what_is_expected()
    {
        using var scope = NewDisposeScope();
        using var network = new SplitInputs(Shape.Inputs, new ImageAndNumbers([1, 2, 3], [4], 2));

        var message = Assert.ThrowsExactly<ArgumentException>(() => network.call(zeros(2, 11))).Message;

        StringAssert.Contains(message, "SplitInputs takes rows [N, 10] of 1x2x3 + 4, but got [2, 11].");
    }

    [TestMethod]
    public void Another_number_of_inputs_is_refused()
    {
        using var network = new ImageAndNumbers([1, 2, 3], [4], 2);

        var message = Assert.ThrowsExactly<NetworkShapeException>(() => new SplitInputs([[1, 2, 3], [4], [5]], network)).Message;

        StringAssert.Contains(message, "ImageAndNumbers takes 2 inputs, but got 3: 1x2x3 + 4 + 5.");
    }

    [TestMethod]
    public void Summary_probe_and_text_know_layers_of_several_inputs()
    {
        using var network = new SplitInputs(Shape.Inputs, new ImageAndNumbers([1, 2, 3], [4], 2));

        var summary = NetworkSummary.Of(network, Shape);

        StringAssert.Contains(summary, "SplitInputs for 1x2x3 + 4 -> 2");
        Assert.IsFalse(summary.Contains("not called", StringComparison.Ordinal), summary);
        StringAssert.Contains(summary, "Total parameters: 24");
        StringAssert.Contains(ModuleText.Of(network), "SplitInputs(\n  1x2x3 + 4\n  (network): ImageAndNumbers(");
    }

    [TestMethod]
    public void A_fault_inside_names_the_layer()
    {
        using var network = new SplitInputs([[1, 2, 3], [5]], new ImageAndNumbers([1, 2, 3], [4], 2));
        using var batch = zeros(2, 11);

        var message = Assert.ThrowsExactly<NetworkShapeException>(() => NetworkProbe.Run(network, batch)).Message;

        StringAssert.Contains(message, "Layer 'network.numbers' (Linear) expects 4 features, but got an input of shape [2, 5]");
    }
}
