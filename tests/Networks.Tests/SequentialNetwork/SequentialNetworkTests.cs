using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests;

[TestClass]
public sealed class SequentialNetworkTests
{
    private static readonly NetworkShape Digits = new([1, 28, 28], 10);

    [TestMethod]
    public void It_equals_the_sequential_network_of_the_reference()
    {
        var golden = new Golden.GoldenNetwork("SeqMLP") { CheckedElsewhere = ["after_steps"] };
        using var network = new SequentialNetwork(new Layer.Linear(100), new Layer.ReLU(), new Layer.Linear()).Build(new NetworkShape([784], 10));
        golden.Check(network, output => functional.cross_entropy(output, golden.Target()));
        golden.CheckSteps(network, output => functional.cross_entropy(output, golden.Target()));
    }

    [TestMethod]
    public void It_equals_the_network_for_one_colour_image()
    {
        var builder = new SequentialNetwork(
            new Layer.Flatten(),
            new Layer.Sequential(new Layer.Linear(512), new Layer.ReLU(), new Layer.Linear(512), new Layer.ReLU(), new Layer.Linear()),
            new Layer.Softmax());
        Assert.AreEqual(OutputActivation.Softmax, builder.OutputActivation);
        var golden = new Golden.GoldenNetwork("NeuralNetwork_cifar")
        {
            LayerNames = new() { ["1.0"] = "linear_relu_stack.0", ["1.2"] = "linear_relu_stack.2", ["1.4"] = "linear_relu_stack.4" },
            Prepare = image => image.unsqueeze(0),
            CheckedElsewhere = ["argmax", "logits"],
        };
        using var network = builder.Build(new NetworkShape([3, 32, 32], 10));
        golden.Check(network, output => output[0, 6].log().neg());
    }

    [TestMethod]
    public void Sizes_are_written_once()
    {
        using var network = new SequentialNetwork(
            new Layer.Conv2d(8, (5, 3)) { Stride = 2, Padding = (2, 1), Bias = false },
            new Layer.BatchNorm(),
            new Layer.ReLU(),
            new Layer.MaxPool2d(3) { Stride = 2, CeilMode = true },
            new Layer.Residual(new Layer.Conv2d(16, 3) { Padding = 1, Groups = 4 }, new Layer.GroupNorm(4)) { Shortcut = [new Layer.Conv2d(16, 1)] },
            new Layer.AvgPool2d(2),
            new Layer.Flatten(),
            new Layer.Dropout(0.25),
            new Layer.LinearRelu(20),
            new Layer.LayerNorm(),
            new Layer.Linear()).Build(Digits);
        CollectionAssert.AreEqual(Enumerable.Range(0, 11).Select(i => $"{i}").ToArray(), network.named_children().Select(child => child.name).ToArray());
        string[] weights =
        [
            "0.weight 8x1x5x3", "1.weight 8", "1.bias 8", "4.body.0.weight 16x2x3x3", "4.body.0.bias 16", "4.body.1.weight 16", "4.body.1.bias 16",
            "4.shortcut.0.weight 16x8x1x1", "4.shortcut.0.bias 16", "8.weight 144x20", "8.bias 20", "9.weight 20", "9.bias 20", "10.weight 10x20", "10.bias 10",
        ];
        CollectionAssert.AreEqual(weights, network.named_parameters().Select(entry => $"{entry.name} {string.Join('x', entry.parameter.shape)}").ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(AllKinds))]
    public void Every_kind_gives_the_shape_that_it_promises(Layer layer, NetworkShape shape)
    {
        // Made without the last linear layer, which would hide a wrong shape: the network's own check compares.
        using var scope = NewDisposeScope();
        var builder = new SequentialNetwork(layer, new Layer.Flatten(), new Layer.Linear(3));
        using var network = builder.Build(shape with { Output = 3 });
        var batch = zeros([2, .. shape.Input]);
        CollectionAssert.AreEqual(new long[] { 3 }, NetworkProbe.Run(network, batch, shape with { Output = 3 }), layer.ToString());
    }

    public static IEnumerable<object[]> AllKinds()
    {
        var (row, signal, image) = (new NetworkShape([12], 1), new NetworkShape([4, 11], 1), new NetworkShape([4, 9, 11], 1));
        foreach (var layer in new Layer[]
        {
            new Layer.Linear(5), new Layer.LinearRelu(5), new Layer.Embedding(7, 3), new Layer.BatchNorm(), new Layer.LayerNorm(), new Layer.Dropout(),
            new Layer.AlphaDropout(), new Layer.ReLU(), new Layer.ReLU6(), new Layer.LeakyReLU(), new Layer.ELU(), new Layer.SELU(), new Layer.GELU(), new Layer.SiLU(),
            new Layer.Sigmoid(), new Layer.Tanh(), new Layer.Softplus(), new Layer.Hardtanh(), new Layer.Identity(), new Layer.Softmax(), new Layer.LogSoftmax(),
            new Layer.Flatten(), new Layer.Unflatten(3, 4), new Layer.Centered(), new Layer.Sequential(new Layer.Linear(5), new Layer.ReLU()),
            new Layer.Residual(new Layer.Linear(12)), new Layer.Residual(new Layer.Linear(7)) { Shortcut = [new Layer.Linear(7)] },
            new Layer.Network(new Mlp(), 4), new Layer.Network(new SequentialNetwork(new Layer.Linear()), 4),
        })
        {
            yield return [layer, row];
        }

        foreach (var layer in new Layer[]
        {
            new Layer.Linear(5), new Layer.LinearRelu(5), new Layer.Embedding(7, 3), new Layer.BatchNorm(), new Layer.LayerNorm(2), new Layer.GroupNorm(2), new Layer.Softmax(2),
            new Layer.Conv1d(6, 3), new Layer.Conv1d(6, 3) { Stride = 2, Padding = 2, Dilation = 2, Groups = 2, Bias = false }, new Layer.Dropout1d(),
            new Layer.MaxPool1d(2), new Layer.MaxPool1d(3) { Stride = 2, Padding = 1, CeilMode = true }, new Layer.AvgPool1d(2),
            new Layer.AvgPool1d(3) { Stride = 2, Padding = 1, CeilMode = true }, new Layer.AdaptiveAvgPool1d(), new Layer.AdaptiveAvgPool1d(5), new Layer.Flatten(),
        })
        {
            yield return [layer, signal];
        }

        foreach (var layer in new Layer[]
        {
            new Layer.Linear(5), new Layer.BatchNorm { Affine = false, Momentum = 0.5 }, new Layer.LayerNorm(3), new Layer.GroupNorm(4) { Affine = false }, new Layer.Dropout2d(),
            new Layer.Conv2d(6, 3), new Layer.Conv2d(6, (3, 2)) { Stride = (2, 3), Padding = (2, 1), Dilation = (2, 1), Groups = 2, Bias = false }, new Layer.MaxPool2d(2),
            new Layer.MaxPool2d((3, 2)) { Stride = (2, 3), Padding = 1, CeilMode = true }, new Layer.MaxPool2d(2) { Stride = 3, CeilMode = true },
            new Layer.AvgPool2d((2, 3)), new Layer.AvgPool2d(3) { Stride = 2, Padding = 1, CeilMode = true }, new Layer.AdaptiveAvgPool2d(1),
            new Layer.AdaptiveAvgPool2d((2, 3)), new Layer.ZeroPad2d(1, 2, 0, 3), new Layer.Flatten(), new Layer.Network(new ResNet(), 4),
        })
        {
            yield return [layer, image];
        }
    }

    [TestMethod]
    public void All_kinds_are_tried_above()
    {
        var tried = AllKinds().Select(row => row[0].GetType()).Distinct().ToArray();
        CollectionAssert.AreEquivalent(typeof(Layer).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Layer))).ToArray(), tried);
    }

    [TestMethod]
    public void Own_modules_fit_through_their_builder()
    {
        using var scope = NewDisposeScope();
        var builder = new SequentialNetwork(new Layer.Network(new Registry.OwnNet(3), 16), new Layer.ReLU(), new Layer.Network(new ResidualMlp(), 20), new Layer.Network(new FixedHiddenMlp()));
        using var network = builder.Build(new NetworkShape([20], 1));
        CollectionAssert.AreEqual(new long[] { 5, 1 }, network.call(rand(5, 20)).shape);
        Assert.AreEqual(OutputActivation.LogSoftmax, new SequentialNetwork(new Layer.Network(new Mlp { OutputActivation = OutputActivation.LogSoftmax })).OutputActivation);
    }

    [TestMethod]
    public void Embeddings_take_floating_numbers_and_learn()
    {
        using var scope = NewDisposeScope();
        using var network = new SequentialNetwork(new Layer.Embedding(5, 2), new Layer.Flatten()).Build(new NetworkShape([3], 6));
        var table = network.get_parameter("0.weight")!;
        var output = network.call(tensor(new float[] { 4, 0, 4 }).reshape(1, 3));
        Assert.IsTrue(output.reshape(3, 2).equal(stack([table[4], table[0], table[4]], 0)).all().ToBoolean());
        output.sum().backward();
        CollectionAssert.AreEqual(new float[] { 1, 0, 0, 0, 2 }, table.grad!.select(1, 0).data<float>().ToArray());
    }

    [TestMethod]
    public void Hardtanh_clamps_on_every_engine()
    {
        using var scope = NewDisposeScope();
        using var network = new SequentialNetwork(new Layer.Identity(), new Layer.Hardtanh(-1, 2)).Build(new NetworkShape([3], 3));
        CollectionAssert.AreEqual(new float[] { -1, 0.5f, 2 }, network.call(tensor(new[] { -7, 0.5f, 9 }).reshape(1, 3)).data<float>().ToArray());
    }

    [TestMethod]
    public void Networks_of_equal_layers_are_equal()
    {
        static SequentialNetwork Build(long units) => new(new Layer.Unflatten(3, 4), new Layer.Sequential(new Layer.Conv1d(units, 3), new Layer.ReLU()), new Layer.Residual(new Layer.Linear(4)));
        Assert.AreEqual(Build(3), Build(3));
        Assert.AreEqual(Build(3).GetHashCode(), Build(3).GetHashCode());
        Assert.AreNotEqual(Build(3), Build(4));
        Assert.AreEqual(
            "SequentialNetwork { Layers = [Unflatten { Shape = 3x4 }, Sequential { Layers = [ReLU { }] }, Conv2d { Channels = 3, Kernel = 3x2, Stride = 1x1, Padding = 0x0, "
            + "Dilation = 1x1, Groups = 1, Bias = True }], OutputActivation = None }",
            new SequentialNetwork(new Layer.Unflatten(3, 4), new Layer.Sequential(new Layer.ReLU()), new Layer.Conv2d(3, (3, 2))).ToString());
    }
}
