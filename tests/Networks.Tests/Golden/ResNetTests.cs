using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>ResNet-18 against torchvision's numbers.</summary>
[TestClass]
public sealed class ResNetTests
{
    private static readonly Dictionary<string, (string Layer, bool Input)> Stages = new()
    {
        ["after_maxpool"] = ("maxpool", Input: false),
        ["after_layer1"] = ("layer1", Input: false),
        ["after_layer2"] = ("layer2", Input: false),
        ["after_layer3"] = ("layer3", Input: false),
        ["after_layer4"] = ("layer4", Input: false),
        ["after_avgpool"] = ("avgpool", Input: false),
    };

    [TestMethod]
    [TestProperty("golden", "networks/resnet18_names")]
    public void ResNet_has_torchvisions_names_in_their_order()
    {
        using var network = new ResNet().Build(new NetworkShape([3, 32, 32], 10));
        var entry = GoldenFile.At("networks", "resnet18_names");
        CollectionAssert.AreEqual(
            entry.GetProperty("named_parameters").EnumerateArray().Select(pair => $"{pair[0]} {string.Join('x', GoldenFile.Longs(pair[1]))}").ToArray(),
            network.named_parameters().Select(entry => $"{entry.name} {string.Join('x', entry.parameter.shape)}").ToArray());
        CollectionAssert.AreEquivalent(
            entry.GetProperty("state_dict_keys").EnumerateArray().Select(key => key.GetString()).ToArray(), network.state_dict().Keys.ToArray());
        Assert.AreEqual(entry.GetProperty("n_params").GetInt64(), network.parameters().Sum(parameter => parameter.numel()));
        GoldenCount.Add(3);
    }

    [TestMethod]
    [TestProperty("golden", "networks/resnet18_fc10_eval_2x3x32x32")]
    public void ResNet_equals_torchvision_on_small_images() => Check("resnet18_fc10_eval_2x3x32x32", [3, 32, 32], training: false);

    [TestMethod]
    [TestProperty("golden", "networks/resnet18_fc10_eval_1x3x224x224")]
    public void ResNet_equals_torchvision_on_large_images() => Check("resnet18_fc10_eval_1x3x224x224", [3, 224, 224], training: false);

    [TestMethod]
    [TestProperty("golden", "networks/resnet18_fc10_train_64x3x32x32")]
    public void ResNet_equals_torchvision_in_training() => Check("resnet18_fc10_train_64x3x32x32", [3, 32, 32], training: true);

    [TestMethod]
    [TestProperty("golden", "networks/resnet18_fc10_train_8x3x64x64")]
    public void ResNet_equals_torchvision_in_training_on_few_images() =>

        // Kinks of ReLU and max-pooling: PyTorch's own float32 gradients are 2 % off here.
        Check("resnet18_fc10_train_8x3x64x64", [3, 64, 64], training: true, gradientTolerance: 5e-2);

    private static void Check(string name, long[] image, bool training, double gradientTolerance = 1e-4)
    {
        var golden = new GoldenNetwork(name)
        {
            OnTheWay = training ? [] : Stages,
            SomeGradients = true,
            GradientTolerance = gradientTolerance,
            DoubleTolerance = 1e-10,
        };
        using var network = new ResNet().Build(new NetworkShape(image, 10));
        network.train(training);
        golden.Check(network, output => functional.cross_entropy(output, golden.Target()));
    }
}
