using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Probing;

[TestClass]
public sealed class NetworkProbeTests
{
    private static readonly NetworkShape Digits = new([1, 28, 28], 10);

    [TestMethod]
    public void A_fitting_batch_gives_the_output_shape()
    {
        using var scope = NewDisposeScope();
        using var network = new ConvNet().Build(Digits);
        CollectionAssert.AreEqual(new long[] { 10 }, NetworkProbe.Run(network, zeros(4, 1, 28, 28), Digits));
        using var plane = Conv2d(1, 3, 5);
        CollectionAssert.AreEqual(new long[] { 3, 24, 24 }, NetworkProbe.Run(plane, zeros(4, 1, 28, 28)));
    }

    [TestMethod]
    public void A_single_number_may_come_without_a_dimension_of_its_own()
    {
        using var scope = NewDisposeScope();
        using var flat = Sequential(Linear(3, 1), Flatten(0));
        using var batch = zeros(2, 3);
        CollectionAssert.AreEqual(Array.Empty<long>(), NetworkProbe.Run(flat, batch, new NetworkShape([3], 1)));
        StringAssert.Contains(
            Assert.ThrowsExactly<NetworkShapeException>(() => NetworkProbe.Run(flat, batch, new NetworkShape([3], 2))).Message,
            "The network gives [2] for 2 examples; expected [2, 2]");
    }

    [TestMethod]
    public void A_wrong_number_of_features_names_the_layer()
    {
        AreEqual(
            "Layer 'fc1' (Linear) expects 320 features, but got an input of shape [1, 500]; the network was built for 1x28x28 -> 10.",
            new ConvNet().Build(Digits), [1, 1, 33, 32], Digits);
        AreEqual("Layer 'fc0' (Linear) expects 784 features, but got an input of shape [3, 100].", new Mlp().Build(Digits), [3, 10, 10]);
    }

    [TestMethod]
    public void A_wrong_number_of_channels_names_the_layer() => AreEqual(
        "Layer 'conv1' (Conv2d) expects 1 channel, but got an input of shape [2, 3, 28, 28]; the network was built for 1x28x28 -> 10.",
        new ConvNet().Build(Digits), [2, 3, 28, 28], Digits);

    [TestMethod]
    public void Channels_of_all_groups_are_counted() => AreEqual(
        "The network itself (Conv2d) expects 4 channels, but got an input of shape [2, 6, 5, 5].", Conv2d(4, 8, 3, groups: 2), [2, 6, 5, 5]);

    [TestMethod]
    public void A_normalisation_of_other_channels_is_named() => AreEqual(
        "Layer '1' (BatchNorm2d) expects 3 channels, but got an input of shape [2, 4, 3, 3].", Sequential(Conv2d(1, 4, 3), BatchNorm2d(3)), [2, 1, 5, 5]);

    [TestMethod]
    public void An_image_below_the_kernel_names_the_layer() => AreEqual(
        "Layer 'conv2' (Conv2d) expects at least 5x5, but got an input of shape [2, 10, 4, 4].", new ConvNet().Build(Digits), [2, 1, 12, 12]);

    [TestMethod]
    public void A_flat_batch_for_a_convolution_names_the_layer() => AreEqual(
        "Layer 'conv1' (Conv2d) expects batches of 1 channel and 2 dimensions, but got an input of shape [2, 784].", new LeNet().Build(new NetworkShape([1, 32, 32], 10)), [2, 784]);

    [TestMethod]
    public void A_layer_deep_inside_is_named_by_its_path() => AreEqual(
        "Layer 'body.1' (Linear) expects 8 features, but got an input of shape [2, 4].",
        new NestedNet(Sequential(Linear(6, 4), Linear(8, 2))), [2, 6]);

    [TestMethod]
    public void An_own_module_is_named_by_its_type() => AreEqual(
        "Layer 'fc' (Linear) expects 320 features, but got an input of shape [2, 500].", new StubbornNet(view: false), [2, 1, 29, 29]);

    [TestMethod]
    public void A_fault_between_layers_tells_what_came_before()
    {
        var message = Fault(new StubbornNet(view: true), [2, 1, 29, 29]).Message;
        StringAssert.StartsWith(message, "The network itself (StubbornNet) cannot take an input of shape [2, 1, 29, 29] (after layer 'conv' gave [2, 20, 5, 5]): ");
        StringAssert.Contains(message, "320");
    }

    [TestMethod]
    public void An_output_that_is_not_what_was_asked_for_is_an_error()
    {
        StringAssert.Contains(Fault(Linear(784, 9), [2, 784], new NetworkShape([784], 10)).Message, "The network gives [2, 9] for 2 examples; expected [2, 10]; the network was built for 784 -> 10.");
        StringAssert.Contains(Fault(Flatten(0), [2, 3]).Message, "expected one output an example, [2, …]");
    }

    [TestMethod]
    public void The_network_is_left_as_it_was_found()
    {
        using var scope = NewDisposeScope();
        using var inner = Dropout(0.5);
        using var network = Sequential(Linear(4, 4), inner);
        network.train();
        inner.eval();
        var before = scope.DisposablesCount;
        var batch = zeros(2, 4);
        NetworkProbe.Run(network, batch);
        Assert.IsTrue(network.training);
        Assert.IsFalse(inner.training);
        Assert.AreEqual(before + 1, scope.DisposablesCount, "tensors left alive");
        Assert.ThrowsExactly<NetworkShapeException>(() => NetworkProbe.Run(network, zeros(2, 5)));
        Assert.IsTrue(network.training);
        Assert.IsTrue(network.call(ones(2, 4)).requires_grad, "gradients are on again");
    }

    [TestMethod]
    public void Random_numbers_in_training_are_noticed()
    {
        using var scope = NewDisposeScope();
        var batch = rand(2, 1, 28, 28);
        Assert.IsTrue(Draws(new ConvNet(), batch));
        Assert.IsFalse(Draws(new ConvNet { Dropout = 0 }, batch));
        Assert.IsFalse(Draws(new LeNet(), batch));
        Assert.IsTrue(Draws(new Mlp { Dropout = 0.1 }, batch));
        Assert.IsFalse(Draws(new Mlp(), batch));
    }

    [TestMethod]
    public void Looking_for_random_numbers_leaves_running_means_alone()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), Flatten());
        var before = NetworkState.Copy(network);
        Assert.IsFalse(NetworkProbe.DrawsRandomNumbers(network, rand(2, 1, 5, 5)));
        foreach (var (name, now) in network.state_dict())
        {
            Assert.IsTrue(now.bytes.SequenceEqual(before[name].bytes), name);
        }

        NetworkState.Dispose(before);
    }

    private static bool Draws(INetworkBuilder builder, Tensor batch)
    {
        using var network = builder.Build(Digits);
        network.eval();
        var draws = NetworkProbe.DrawsRandomNumbers(network, batch);
        Assert.IsFalse(network.training);
        return draws;
    }

    private static void AreEqual(string expected, Module<Tensor, Tensor> network, long[] batch, NetworkShape? builtFor = null) =>
        Assert.AreEqual(expected, Fault(network, batch, builtFor).Message);

    private static NetworkShapeException Fault(Module<Tensor, Tensor> network, long[] batch, NetworkShape? builtFor = null)
    {
        using var scope = NewDisposeScope();
        using (network)
        {
            return Assert.ThrowsExactly<NetworkShapeException>(() => NetworkProbe.Run(network, zeros(batch), builtFor));
        }
    }
}
