using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.MultiInput;

[TestClass]
public sealed class TowersTests
{
    private static readonly NetworkShape Shape = NetworkShape.Of([[1, 28, 28], [5], [1, 4, 4]], 3);

    [TestMethod]
    public void Each_input_has_a_tower_that_suits_it()
    {
        using var scope = NewDisposeScope();
        INetworkBuilder builder = new Towers { Dropout = 0.25 };
        using var network = builder.Build(Shape);

        CollectionAssert.AreEqual(new long[] { 3 }, NetworkProbe.Run(network, zeros(2, Shape.InputSize), Shape));

        var names = network.state_dict().Keys.ToArray();
        CollectionAssert.Contains(names, "network.tower0.conv1.weight");
        CollectionAssert.Contains(names, "network.tower1.fc0.weight");
        CollectionAssert.Contains(names, "network.tower2.fc0.weight");
        CollectionAssert.AreEqual(new long[] { 100, 150 }, network.state_dict()["network.head.fc0.weight"].shape);
    }

    [TestMethod]
    public void It_computes_what_its_parts_say()
    {
        using var scope = NewDisposeScope();
        INetworkBuilder builder = new Towers
        {
            Networks = [new Mlp { HiddenSizes = [] }, new Mlp { HiddenSizes = [4] }],
            TowerSize = 6,
            HeadSizes = [],
            OutputActivation = OutputActivation.Softmax,
        };
        using var network = builder.Build(NetworkShape.Of([[2], [3]], 4));
        var weights = network.state_dict();
        Tensor Layer(string name, Tensor x) => nn.functional.linear(x, weights[$"network.{name}.weight"], weights[$"network.{name}.bias"]);
        var input = randn(5, 5);

        var first = Layer("tower0.fc0", input[.., ..2]);
        var second = Layer("tower1.fc1", nn.functional.relu(Layer("tower1.fc0", input[.., 2..])));
        var expected = nn.functional.softmax(Layer("head.fc0", nn.functional.relu(cat([first, second], 1))), 1);

        Assert.IsTrue(allclose(expected, network.call(input)));
    }

    [TestMethod]
    public void Its_own_networks_must_be_as_many_as_the_inputs()
    {
        INetworkBuilder builder = new Towers { Networks = [new Mlp(), new Mlp()] };
        StringAssert.Contains(
            Assert.ThrowsExactly<NetworkShapeException>(() => builder.Build(Shape)).Message,
            "Towers with 2 entries in Networks takes 2 inputs, but got 3: 1x28x28 + 5 + 1x4x4.");
    }

    [TestMethod]
    public void All_options_out_of_range_are_named()
    {
        INetworkBuilder builder = new Towers { TowerSize = 0, HeadSizes = [3, 0], Dropout = 1, OutputActivation = (OutputActivation)9, Networks = [null!] };

        var message = Assert.ThrowsExactly<ArgumentException>(() => builder.Build(Shape)).Message;

        foreach (var fault in new[] { "TowerSize is 0", "HeadSizes[1] is 0", "Dropout is 1", "OutputActivation is 9", "Networks holds a null" })
            StringAssert.Contains(message, fault);
    }

    [TestMethod]
    public void A_tower_that_cannot_take_its_input_leaves_no_tensor()
    {
        INetworkBuilder builder = new Towers { Networks = [new Mlp(), new LeNet(), new Mlp()] };
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var single = Tensor.TotalCount;
        new Mlp().Build(new NetworkShape([1, 28, 28], 50)).Dispose();
        var miscounted = Tensor.TotalCount - single;
        var before = Tensor.TotalCount;

        StringAssert.Contains(Assert.ThrowsExactly<NetworkShapeException>(() => builder.Build(Shape)).Message, "LeNet takes images");

        Assert.AreEqual(before + miscounted, Tensor.TotalCount);
    }
}
