using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests;

[TestClass]
public sealed class ResNetTests
{
    [TestMethod]
    [DataRow(18, 11_689_512L)]
    [DataRow(34, 21_797_672L)]
    [DataRow(50, 25_557_032L)]
    [DataRow(101, 44_549_160L)]
    [DataRow(152, 60_192_808L)]
    public void Every_depth_has_the_published_number_of_parameters(int depth, long expected)
    {
        using var network = new ResNet { Depth = depth }.Build(new NetworkShape([3, 64, 64], 1000));
        Assert.AreEqual(expected, network.parameters().Sum(parameter => parameter.numel()));
    }

    [TestMethod]
    [DataRow(18, false, "conv1.weight", 0.01945687271654606, 1.0716169707993686)]
    [DataRow(18, false, "layer2.0.downsample.0.weight", 0.08180869370698929, 2.126222214838549)]
    [DataRow(18, false, "layer4.1.conv2.weight", 0.030189750716090202, 20.189900849479002)]
    [DataRow(18, false, "fc.weight", -0.008227317593991756, -2.4535634086878417)]
    [DataRow(18, false, "fc.bias", -0.026442784816026688, -0.10940291313454509)]
    [DataRow(50, true, "conv1.weight", 0.0029804687947034836, 4.636096776669092)]
    [DataRow(50, true, "layer4.2.conv3.weight", -0.03377435728907585, 5.385806696663302)]
    [DataRow(50, true, "fc.weight", -0.014057856984436512, 2.5538482036920414)]
    [DataRow(50, true, "layer1.0.bn3.weight", 0.0, 0.0)]
    [DataRow(50, true, "layer1.0.bn2.weight", 1.0, 64.0)]
    public void The_same_seed_gives_torchvisions_initial_weights(int depth, bool zero, string name, double first, double sum)
    {
        // Figures of torchvision 0.14.1: torch.manual_seed(42); resnet18(num_classes=10), resnet50(num_classes=10, zero_init_residual=True).
        using var scope = NewDisposeScope();
        using var stream = new RandomStream(42);
        using var network = stream.Run(() => new ResNet { Depth = depth, ZeroInitResidual = zero }.Build(new NetworkShape([3, 32, 32], 10)));
        var values = network.get_parameter(name)!.flatten().to(ScalarType.Float64);
        Assert.AreEqual(first, values[0].ToDouble(), 1e-7);
        Assert.AreEqual(sum, values.sum().ToDouble(), 1e-4);
    }

    [TestMethod]
    public void Zeroed_blocks_start_as_the_identity()
    {
        using var network = new ResNet { ZeroInitResidual = true }.Build(new NetworkShape([3, 32, 32], 10));
        var zero = network.named_parameters().Where(entry => entry.parameter.count_nonzero().item<long>() == 0).Select(entry => entry.name)
            .Where(name => name.EndsWith("weight", StringComparison.Ordinal));
        string[] expected = [.. Enumerable.Range(1, 4).SelectMany(stage => Enumerable.Range(0, 2).Select(block => $"layer{stage}.{block}.bn2.weight"))];
        CollectionAssert.AreEqual(expected, zero.ToArray());
    }

    [TestMethod]
    [DataRow(18, 1, 1, 1)]
    [DataRow(18, 1, 28, 28)]
    [DataRow(34, 4, 33, 17)]
    [DataRow(50, 2, 7, 40)]
    public void It_takes_any_image(int depth, int channels, int height, int width)
    {
        using var scope = NewDisposeScope();
        var shape = new NetworkShape([channels, height, width], 7);
        using var network = new ResNet { Depth = depth }.Build(shape);
        CollectionAssert.AreEqual(new long[] { 7 }, NetworkProbe.Run(network, zeros([2, .. shape.Input]), shape));
        network.train();
        network.call(rand([2, .. shape.Input])).sum().backward();
        Assert.IsTrue(network.parameters().All(parameter => parameter.grad is not null));
    }

    [TestMethod]
    public void Its_parts_are_named_and_ordered_as_in_torchvision()
    {
        using var network = new ResNet { Depth = 50 }.Build(new NetworkShape([3, 32, 32], 10));
        Assert.AreEqual("ResNet", network.GetName());
        CollectionAssert.AreEqual(
            new[] { "conv1", "bn1", "relu", "maxpool", "layer1", "layer2", "layer3", "layer4", "avgpool", "fc" },
            network.named_children().Select(child => child.name).ToArray());
        var bottleneck = network.named_modules().Single(module => module.name == "layer1.0").module;
        Assert.AreEqual("Bottleneck", bottleneck.GetName());
        CollectionAssert.AreEqual(
            new[] { "conv1", "bn1", "conv2", "bn2", "conv3", "bn3", "relu", "downsample" }, bottleneck.named_children().Select(child => child.name).ToArray());

        using var small = new ResNet().Build(new NetworkShape([3, 32, 32], 10));
        var basic = small.named_modules().Single(module => module.name == "layer2.0").module;
        Assert.AreEqual("BasicBlock", basic.GetName());
        CollectionAssert.AreEqual(
            new[] { "conv1", "bn1", "relu", "conv2", "bn2", "downsample" }, basic.named_children().Select(child => child.name).ToArray());
        CollectionAssert.AreEqual(
            new[] { "0", "1" }, small.named_modules().Single(module => module.name == "layer1").module.named_children().Select(child => child.name).ToArray());
    }

    [TestMethod]
    public void A_forward_pass_leaves_only_its_result_alive()
    {
        using var scope = NewDisposeScope();
        using var network = new ResNet().Build(new NetworkShape([3, 32, 32], 10));
        var batch = zeros(2, 3, 32, 32);
        var before = scope.DisposablesCount;
        using var output = network.call(batch);
        Assert.AreEqual(before + 1, scope.DisposablesCount);
    }

    [TestMethod]
    public void An_unknown_depth_is_refused() => StringAssert.Contains(
        Assert.ThrowsExactly<ArgumentException>(() => new ResNet { Depth = 20 }.Build(new NetworkShape([3, 32, 32], 10))).Message,
        "Depth is 20; expected one of 18, 34, 50, 101, 152.");

    [TestMethod]
    public void A_flat_input_is_refused() => StringAssert.Contains(
        Assert.ThrowsExactly<NetworkShapeException>(() => new ResNet().Build(new NetworkShape([784], 10))).Message, "ResNet takes images");
}
