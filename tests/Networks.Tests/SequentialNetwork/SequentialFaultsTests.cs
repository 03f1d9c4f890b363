namespace MLNetTorch.Networks.Tests;

[TestClass]
public sealed class SequentialFaultsTests
{
    private static readonly NetworkShape Digits = new([1, 28, 28], 10);

    public static IEnumerable<object[]> BadOptions =>
    [
        [new Layer.Linear(0), "Layer 1 (linear): units is 0; expected 1 to 2147483647."],
        [new Layer.Linear(), "Layer 1 (linear): units is missing; only the last layer with a size may leave it out, to take that of the output."],
        [new Layer.Linear(long.MaxValue), "Layer 1 (linear): units is 9223372036854775807"],
        [new Layer.Conv2d(0, 3), "Layer 1 (conv2d): channels is 0"],
        [new Layer.Conv2d(4, (3, 0)), "Layer 1 (conv2d): kernel along the width is 0"],
        [new Layer.Conv2d(4, 3) { Stride = 0 }, "Layer 1 (conv2d): stride along the height is 0"],
        [new Layer.Conv2d(4, 3) { Padding = (0, -1) }, "Layer 1 (conv2d): padding along the width is -1; expected 0 to"],
        [new Layer.Conv2d(4, 3) { Groups = 3 }, "Layer 1 (conv2d): channels is 4; expected a multiple of groups, 3."],
        [new Layer.MaxPool2d(2) { Padding = 2 }, "Layer 1 (max-pool2d): padding along the height is 2; expected at most half the kernel, 1."],
        [new Layer.Dropout(1), "Layer 1 (dropout): probability is 1; expected at least 0 and below 1."],
        [new Layer.BatchNorm { Eps = double.NaN }, "Layer 1 (batch-norm): eps is NaN"],
        [new Layer.BatchNorm { Momentum = 2 }, "Layer 1 (batch-norm): momentum is 2; expected 0 to 1."],
        [new Layer.Softmax(4), "Layer 1 (softmax): dim is 4; expected 1 to 3"],
        [new Layer.Hardtanh(1, 1), "Layer 1 (hardtanh): minimum is 1 and maximum 1"],
        [new Layer.ZeroPad2d(-1, 0, 0, 0), "Layer 1 (zero-pad2d): left is -1"],
        [new Layer.Sequential(), "Layer 1 (sequential) has 0 layers; expected 1 to 10000."],
        [new Layer.Sequential(new Layer.ReLU(), new Layer.Dropout(-1)), "Layer 1.1 (dropout): probability is -1"],
        [new Layer.Residual(new Layer.Linear()), "Layer 1.body.0 (linear): units is missing"],
        [new Layer.Network(new Mlp()), "Layer 1 (network): output is missing"],
        [new Layer.Network(null!, 3), "Layer 1 (network): builder is null"],
        [new Layer.Linear(2_000_000_000), "Layer 1 (linear): with it the network would have 58000000000 weights; expected at most 1073741824."],
        [new Layer.ZeroPad2d(2_000_000_000, 0, 0, 0), "Layer 1 (zero-pad2d): it would give 1x28x2000000028 numbers an example; expected at most 268435456 in all."],
        [new Layer.Embedding(2_000_000_000, 2_000_000_000), "Layer 1 (embedding): with it the network would have 4000000000000000000 weights"],
    ];

    public static IEnumerable<object[]> Misfits =>
    [
        [new Layer.Conv1d(4, 3), "Layer 1 (conv1d) takes channels x length, but gets 1x28x28 an example."],
        [new Layer.Conv2d(4, 29), "Layer 1 (conv2d) takes a height of at least 29 with its window of 29, but gets 1x28x28 an example."],
        [new Layer.Conv2d(4, 3) { Groups = 2 }, "Layer 1 (conv2d) takes a number of channels that is a multiple of groups, 2, but gets 1x28x28"],
        [new Layer.Unflatten(1, 784), "Layer 1 (unflatten) takes a row of features, as flatten gives, but gets 1x28x28"],
        [new Layer.Sequential(new Layer.Flatten(), new Layer.Unflatten(3, 4)), "Layer 1.1 (unflatten) takes the numbers of 3x4, but gets 784 an example."],
        [new Layer.Sequential(new Layer.Flatten(), new Layer.MaxPool2d(2)), "Layer 1.1 (max-pool2d) takes images, channels x height x width, but gets 784"],
        [new Layer.LayerNorm(4), "Layer 1 (layer-norm) takes inputs of at least 4 dimensions"],
        [new Layer.Sequential(new Layer.Flatten(), new Layer.GroupNorm(2)), "Layer 1.1 (group-norm) takes channels x length or channels x height x width, but gets 784"],
        [new Layer.GroupNorm(2), "Layer 1 (group-norm) takes a number of channels that is a multiple of groups, 2"],
        [new Layer.Residual(new Layer.Linear(5)), "Layer 1 (residual) cannot add 1x28x5 from its body to 1x28x28 from its shortcut"],
    ];

    [TestMethod]
    [DynamicData(nameof(BadOptions))]
    public void An_option_at_fault_names_the_layer(Layer layer, string message) =>
        StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(() => Around(layer).Build(Digits)).Message, message);

    [TestMethod]
    [DynamicData(nameof(Misfits))]
    public void What_does_not_fit_names_the_layer(Layer layer, string message) =>
        StringAssert.StartsWith(Assert.ThrowsExactly<NetworkShapeException>(() => Around(layer).Build(Digits)).Message, message);

    [TestMethod]
    public void An_output_of_another_shape_names_the_last_layer() => Assert.AreEqual(
        "SequentialNetwork gives 1x28x10 an example after its last layer, 1 (relu); expected 10, since it is built for 1x28x28 -> 10. "
        + "End it in flatten and a linear layer without units, or set that layer's size.",
        Assert.ThrowsExactly<NetworkShapeException>(() => new SequentialNetwork(new Layer.Linear(10), new Layer.ReLU()).Build(Digits)).Message);

    [TestMethod]
    public void Absurd_nesting_is_refused()
    {
        Layer layer = new Layer.ReLU();
        for (var i = 0; i < 5_000; i++)
        {
            layer = i % 3 == 0 ? new Layer.Sequential(layer) : i % 3 == 1 ? new Layer.Residual(layer) : new Layer.Network(new SequentialNetwork(layer), 10);
        }

        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => new SequentialNetwork(layer).Build(new NetworkShape([10], 10))).Message,
            "is nested too deep; expected at most 16 lists of layers within each other.");
    }

    [TestMethod]
    public void Memory_is_counted_over_the_whole_network()
    {
        var builder = new SequentialNetwork([.. Enumerable.Repeat(new Layer.Linear(30_000), 3)]);
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => builder.Build(new NetworkShape([30_000], 30_000))).Message, "Layer 1 (linear): with it the network would have 1800060000 weights");
    }

    [TestMethod]
    public void Missing_layers_are_refused()
    {
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new SequentialNetwork().Build(Digits)).Message, "SequentialNetwork has 0 layers");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => new SequentialNetwork(new Layer.ReLU(), null!)).Message, "Layer 1 is null");
        Assert.ThrowsExactly<ArgumentNullException>(() => new SequentialNetwork { Layers = null! });
        Assert.ThrowsExactly<ArgumentNullException>(() => new Layer.Unflatten(null!));
    }

    private static SequentialNetwork Around(Layer layer) => new(new Layer.Identity(), layer, new Layer.Flatten(), new Layer.Linear());
}
