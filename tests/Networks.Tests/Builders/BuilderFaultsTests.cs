using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Builders;

[TestClass]
public sealed class BuilderFaultsTests
{
    private static readonly NetworkShape Digits = new([1, 28, 28], 10);

    [TestMethod]
    public void All_options_out_of_range_are_named_in_one_message()
    {
        var builder = new ConvNet { FirstChannels = 0, HiddenSize = -1, Dropout = 1.5, OutputActivation = (OutputActivation)9 };
        var message = Assert.ThrowsExactly<ArgumentException>(() => builder.Build(Digits)).Message;
        StringAssert.Contains(message, "ConvNet has options out of range:");
        StringAssert.Contains(message, "FirstChannels is 0; expected at least 1.");
        StringAssert.Contains(message, "HiddenSize is -1; expected at least 1.");
        StringAssert.Contains(message, "Dropout is 1.5; expected at least 0 and below 1.");
        StringAssert.Contains(message, "OutputActivation is 9; expected one of None, Softmax, LogSoftmax.");
        Assert.IsFalse(message.Contains("SecondChannels", StringComparison.Ordinal));
    }

    public static IEnumerable<object[]> Giants =>
    [
        [new Mlp { HiddenSizes = [2_000_000_000, 2_000_000_000] }, Digits],
        [new Mlp { HiddenSizes = [long.MaxValue] }, Digits],
        [new ResidualMlp { HiddenSize = 10_000_000 }, Digits],
        [new ConvNet { HiddenSize = 100_000_000 }, Digits],
        [new ConvNet { FirstChannels = long.MaxValue / 2, SecondChannels = long.MaxValue / 2 }, Digits],
        [new LeNet(), new NetworkShape([1, 1_000_000, 1_000_000], 10)],
        [new ResNet(), new NetworkShape([1_000_000_000, 8, 8], 10)],
        [new FixedHiddenMlp(), new NetworkShape([784], 1_000_000_000_000)],
    ];

    [TestMethod]
    [DynamicData(nameof(Giants))]
    public void A_network_that_no_memory_holds_is_refused_before_any_is_taken(INetworkBuilder builder, NetworkShape shape)
    {
        var message = Assert.ThrowsExactly<ArgumentException>(() => builder.Build(shape)).Message;
        StringAssert.StartsWith(message, $"{builder.GetType().Name} for {shape} would have ");
        StringAssert.Contains(message, " weights; expected at most 1073741824.");
    }

    [TestMethod]
    public void Hidden_sizes_are_named_by_position()
    {
        var message = Assert.ThrowsExactly<ArgumentException>(() => new Mlp { HiddenSizes = [8, 0], Dropout = double.NaN }.Build(Digits)).Message;
        StringAssert.Contains(message, "HiddenSizes[1] is 0");
        StringAssert.Contains(message, "Dropout is NaN");
    }

    [TestMethod]
    public void An_image_too_small_names_the_layer_and_the_sizes()
    {
        var message = Assert.ThrowsExactly<NetworkShapeException>(() => new ConvNet().Build(new NetworkShape([3, 12, 12], 10))).Message;
        Assert.AreEqual(
            "Layer 'conv2' (Conv2d, 5x5) of ConvNet expects at least 5x5, but would get 10x4x4: ConvNet cannot be built for 3x12x12 -> 10. "
            + "It takes images of at least 16x16.", message);
        new ConvNet().Build(new NetworkShape([3, 16, 16], 10)).Dispose();
        Assert.ThrowsExactly<NetworkShapeException>(() => new ConvNet().Build(new NetworkShape([3, 15, 16], 10)));
        new LeNet().Build(new NetworkShape([3, 10, 10], 10)).Dispose();
        StringAssert.Contains(
            Assert.ThrowsExactly<NetworkShapeException>(() => new LeNet().Build(new NetworkShape([3, 10, 9], 10))).Message, "Layer 'pool2' (MaxPool2d, 2x2) of LeNet expects at least 2x2");
    }

    [TestMethod]
    public void A_flat_input_of_an_image_network_names_the_cure()
    {
        var message = Assert.ThrowsExactly<NetworkShapeException>(() => new LeNet().Build(new NetworkShape([784], 10))).Message;
        Assert.AreEqual("LeNet takes images of channels x height x width, but got 784 -> 10. Reshape the features to three dimensions first, such as 1x28x28.", message);
    }

    [TestMethod]
    public void A_function_that_returns_nothing_is_refused()
    {
        var builder = Network.From(_ => null!);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => builder.Build(Digits)).Message, "returned null for 1x28x28 -> 10");
    }

    [TestMethod]
    public void A_function_builds_a_network_for_the_shape()
    {
        var builder = Network.From(shape => Sequential(Flatten(), Linear(shape.InputSize, shape.Output)), OutputActivation.Softmax);
        Assert.AreEqual(OutputActivation.Softmax, builder.OutputActivation);
        using var network = builder.Build(Digits);
        Assert.AreEqual(7850, network.parameters().Sum(parameter => parameter.numel()));
    }
}
