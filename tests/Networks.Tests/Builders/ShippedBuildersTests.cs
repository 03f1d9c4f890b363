using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Builders;

[TestClass]
public sealed class ShippedBuildersTests
{
    private static readonly NetworkShape Digits = new([1, 28, 28], 10);

    public static IEnumerable<object[]> Counts =>
    [
        [new LeNet(), new NetworkShape([1, 32, 32], 10), 81_194L],
        [new ConvNet(), Digits, 21_840L],
        [new Mlp { HiddenSizes = [1000, 50] }, Digits, 835_560L],
        [new Mlp(), Digits, 79_510L],
        [new Mlp { HiddenSizes = [512, 512] }, new NetworkShape([3, 32, 32], 10), 1_841_162L],
        [new Mlp { HiddenSizes = [] }, new NetworkShape([4], 3), 15L],
    ];

    [TestMethod]
    [DynamicData(nameof(Counts))]
    public void Networks_have_the_published_number_of_parameters(INetworkBuilder builder, NetworkShape shape, long expected)
    {
        using var network = builder.Build(shape);
        Assert.AreEqual(expected, network.parameters().Sum(parameter => parameter.numel()));
    }

    [TestMethod]
    [DataRow("lenet", 1, 28, 28)]
    [DataRow("lenet", 3, 10, 13)]
    [DataRow("conv-net", 3, 32, 32)]
    [DataRow("conv-net", 1, 16, 40)]
    [DataRow("mlp", 3, 5, 7)]
    public void Sizes_come_from_the_shape(string name, int channels, int height, int width)
    {
        using var scope = NewDisposeScope();
        var builder = NetworkRegistry.Deserialize(new() { ["name"] = name });
        using var network = builder.Build(new NetworkShape([channels, height, width], 7));
        CollectionAssert.AreEqual(new long[] { 2, 7 }, network.call(zeros(2, channels, height, width)).shape);
    }

    [TestMethod]
    public void Layers_are_named_as_in_PyTorch_state_dictionaries()
    {
        using var convNet = new ConvNet().Build(Digits);
        CollectionAssert.AreEqual(
            new[] { "conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias", "fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias" }, convNet.state_dict().Keys.ToArray());
        using var mlp = new Mlp { HiddenSizes = [5, 4] }.Build(Digits);
        CollectionAssert.AreEqual(new[] { "fc0.weight", "fc0.bias", "fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias" }, mlp.state_dict().Keys.ToArray());
    }

    [TestMethod]
    [DataRow(Activation.ReLU, 0.0, 2.0)]
    [DataRow(Activation.LeakyReLU, -0.01, 2.0)]
    [DataRow(Activation.ELU, -0.6321206, 2.0)]
    [DataRow(Activation.GELU, -0.1586553, 1.9544997)]
    [DataRow(Activation.SiLU, -0.2689414, 1.7615942)]
    [DataRow(Activation.Sigmoid, 0.2689414, 0.8807970)]
    [DataRow(Activation.Tanh, -0.7615942, 0.9640276)]
    [DataRow(Activation.Identity, -1.0, 2.0)]
    public void Activations_are_the_usual_functions(Activation activation, double atMinusOne, double atTwo)
    {
        using var scope = NewDisposeScope();
        using var network = new Mlp { HiddenSizes = [], Activation = activation, ActivateLast = true }.Build(new NetworkShape([1], 1));
        NetworkState.Load(network, new Dictionary<string, Tensor> { ["fc0.weight"] = ones(1, 1), ["fc0.bias"] = zeros(1) });
        var output = network.call(tensor(new[] { -1f, 2f }).reshape(2, 1)).data<float>().ToArray();
        Assert.AreEqual(atMinusOne, output[0], 1e-6);
        Assert.AreEqual(atTwo, output[1], 1e-6);
    }

    [TestMethod]
    [DataRow(OutputActivation.Softmax, false)]
    [DataRow(OutputActivation.LogSoftmax, true)]
    public void Output_activations_give_probabilities_or_their_logarithms(OutputActivation activation, bool logarithm)
    {
        using var scope = NewDisposeScope();
        foreach (var builder in new INetworkBuilder[] { new LeNet { OutputActivation = activation }, new ConvNet { OutputActivation = activation }, new Mlp { OutputActivation = activation } })
        {
            Assert.AreEqual(activation, builder.OutputActivation);
            using var network = builder.Build(Digits);
            var output = network.call(rand(3, 1, 28, 28));
            var sums = (logarithm ? output.exp() : output).sum(1).data<float>().ToArray();
            foreach (var sum in sums)
            {
                Assert.AreEqual(1, sum, 1e-5, builder.ToString());
            }
        }
    }

    [TestMethod]
    public void Dropout_acts_in_training_only()
    {
        using var scope = NewDisposeScope();
        foreach (var builder in new INetworkBuilder[] { new ConvNet(), new Mlp { Dropout = 0.5 } })
        {
            using var network = builder.Build(Digits);
            var batch = ones(2, 1, 28, 28);
            network.train();
            Assert.IsFalse(network.call(batch).data<float>().ToArray().SequenceEqual(network.call(batch).data<float>().ToArray()), builder.ToString());
            network.eval();
            CollectionAssert.AreEqual(network.call(batch).data<float>().ToArray(), network.call(batch).data<float>().ToArray(), builder.ToString());
        }
    }

    [TestMethod]
    public void A_forward_pass_leaves_only_its_result_alive()
    {
        using var scope = NewDisposeScope();
        using var network = new ConvNet().Build(Digits);
        var batch = zeros(2, 1, 28, 28);
        var before = scope.DisposablesCount;
        using var output = network.call(batch);
        Assert.AreEqual(before + 1, scope.DisposablesCount);
    }

    [TestMethod]
    public void Builders_with_equal_options_are_equal()
    {
        Assert.AreEqual(new Mlp { HiddenSizes = [3, 4] }, new Mlp { HiddenSizes = [3, 4] });
        Assert.AreEqual(new Mlp { HiddenSizes = [3, 4] }.GetHashCode(), new Mlp { HiddenSizes = [3, 4] }.GetHashCode());
        Assert.AreNotEqual(new Mlp { HiddenSizes = [3, 4] }, new Mlp { HiddenSizes = [4, 3] });
        Assert.AreNotEqual(new Mlp(), new Mlp { Dropout = 0.1 });
        Assert.AreEqual(new ConvNet(), new ConvNet { Dropout = 0.5 });
    }
}
