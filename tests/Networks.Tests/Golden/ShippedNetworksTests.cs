using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>The shipped networks give PyTorch's outputs, losses and gradients from the same weights.</summary>
[TestClass]
public sealed class ShippedNetworksTests
{
    private static readonly NetworkShape Digits = new([1, 28, 28], 10);

    [TestMethod]
    [TestProperty("golden", "networks/LeNet")]
    public void LeNet_equals_the_reference()
    {
        var golden = new GoldenNetwork("LeNet")
        {
            OnTheWay = new()
            {
                ["MaxPool conv1"] = ("conv2", Input: true),
                ["view num_flat_features"] = ("fc1", Input: true),
                ["relu fc1"] = ("fc2", Input: true),
                ["relu fc2"] = ("fc3", Input: true),
            },
            CheckedElsewhere = ["MaxPool conv2"], // the same numbers, flattened: what goes into fc1
        };
        using var network = new LeNet().Build(new NetworkShape([1, 32, 32], 10));
        golden.Check(network, output => functional.cross_entropy(output, golden.Target()));
    }

    [TestMethod]
    [TestProperty("golden", "networks/FirstNet")]
    public void Mlp_with_ReLU_on_the_last_layer_equals_FirstNet()
    {
        var golden = new GoldenNetwork("FirstNet");
        using var network = new Mlp { HiddenSizes = [1000, 50], ActivateLast = true, OutputActivation = OutputActivation.LogSoftmax }.Build(Digits);
        golden.Check(network, output => functional.nll_loss(output, golden.Target()));
    }

    [TestMethod]
    [TestProperty("golden", "networks/CNNNet_eval")]
    public void ConvNet_equals_CNNNet_in_evaluation_mode()
    {
        var golden = new GoldenNetwork("CNNNet_eval");
        using var network = new ConvNet { OutputActivation = OutputActivation.LogSoftmax }.Build(Digits);
        network.eval();
        golden.Check(network, output => functional.nll_loss(output, golden.Target()));
    }

    [TestMethod]
    [TestProperty("golden", "networks/CNNNet_train_fixed_masks")]
    public void ConvNet_equals_CNNNet_when_both_drop_the_same()
    {
        var golden = new GoldenNetwork("CNNNet_train_fixed_masks");
        using var network = new ConvNet { OutputActivation = OutputActivation.LogSoftmax }.Build(Digits);
        using var channelMask = Mask(351, [4, 20, 1, 1]);
        using var hiddenMask = Mask(352, [4, 50]);

        // Evaluation mode drops nothing by chance; the hooks drop what the reference dropped. Before or after ReLU is the same.
        network.eval();
        MultiplyOutput(network, "conv2_drop", channelMask);
        MultiplyOutput(network, "fc1", hiddenMask);
        golden.Check(network, output => functional.nll_loss(output, golden.Target()));
    }

    [TestMethod]
    [TestProperty("golden", "networks/SeqMLP")]
    public void Mlp_equals_SeqMLP_and_its_three_training_steps()
    {
        var golden = new GoldenNetwork("SeqMLP") { LayerNames = new() { ["fc0"] = "0", ["fc1"] = "2" }, CheckedElsewhere = ["after_steps"] };
        using var network = new Mlp().Build(new NetworkShape([784], 10));
        golden.Check(network, output => functional.cross_entropy(output, golden.Target()));

        golden.CheckSteps(network, output => functional.cross_entropy(output, golden.Target()));
    }

    [TestMethod]
    [TestProperty("golden", "networks/MLP_20_256_10")]
    public void Mlp_equals_MLP_20_256_10()
    {
        var golden = new GoldenNetwork("MLP_20_256_10") { LayerNames = new() { ["fc0"] = "hidden", ["fc1"] = "out" } };
        using var network = new Mlp { HiddenSizes = [256] }.Build(new NetworkShape([20], 10));
        golden.Check(network, output => output.sum());
    }

    [TestMethod]
    [TestProperty("golden", "networks/CifarMLP_batch")]
    public void Mlp_equals_the_perceptron_for_colour_images()
    {
        var golden = new GoldenNetwork("CifarMLP_batch")
        {
            LayerNames = new() { ["fc0"] = "linear_relu_stack.0", ["fc1"] = "linear_relu_stack.2", ["fc2"] = "linear_relu_stack.4" },
        };
        using var network = new Mlp { HiddenSizes = [512, 512] }.Build(new NetworkShape([3, 32, 32], 10));
        golden.Check(network, output => functional.cross_entropy(output, golden.Target()));
    }

    [TestMethod]
    [TestProperty("golden", "networks/NeuralNetwork_cifar")]
    public void Mlp_with_softmax_equals_the_network_for_one_colour_image()
    {
        var golden = new GoldenNetwork("NeuralNetwork_cifar")
        {
            LayerNames = new() { ["fc0"] = "linear_relu_stack.0", ["fc1"] = "linear_relu_stack.2", ["fc2"] = "linear_relu_stack.4" },
            Prepare = image => image.unsqueeze(0),
            OnTheWay = new() { ["logits"] = ("fc2", Input: false) },
            CheckedElsewhere = ["argmax"],
        };
        using var network = new Mlp { HiddenSizes = [512, 512], OutputActivation = OutputActivation.Softmax }.Build(new NetworkShape([3, 32, 32], 10));
        golden.Check(network, output =>
        {
            Assert.AreEqual(golden.Expected.GetProperty("argmax").GetInt64(), output.argmax(1).item<long>());
            return output[0, 6].log().neg();
        });
    }

    private static Tensor Mask(long tag, long[] shape)
    {
        var kept = Fill.Values(tag, shape.Aggregate(1L, (product, size) => product * size), 0, 1).Select(u => u >= 0.5f ? 2f : 0f).ToArray();
        return tensor(kept).reshape(shape);
    }

    private static void MultiplyOutput(Module network, string layer, Tensor mask)
    {
        var module = (Module<Tensor, Tensor>)network.named_children().Single(child => child.name == layer).module;
        module.register_forward_hook((_, _, output) => output * mask);
    }
}
