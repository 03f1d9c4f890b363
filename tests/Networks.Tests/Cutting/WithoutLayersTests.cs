using System.Text.Json.Nodes;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests;

[TestClass]
public sealed class WithoutLayersTests
{
    private static readonly NetworkShape Image = new([3, 32, 32], 10);

    [TestMethod]
    [DataRow(18, 512L)]
    [DataRow(50, 2048L)]
    public void A_ResNet_without_its_head_gives_what_the_head_reads(int depth, long features)
    {
        using var scope = NewDisposeScope();
        using var network = new ResNet { Depth = depth }.Without("fc").Build(Image);

        CollectionAssert.AreEqual(new[] { features }, NetworkProbe.Run(network, zeros(2, 3, 32, 32)));
        Assert.IsFalse(NetworkState.Of(network).Keys.Any(path => path.StartsWith("fc", StringComparison.Ordinal)));
        Assert.IsTrue(NetworkState.Of(network).ContainsKey("layer4.1.bn2.running_var"));
    }

    [TestMethod]
    public void Layers_inside_of_layers_are_left_out_too()
    {
        using var scope = NewDisposeScope();
        using var network = new ResNet().Without("layer4", "fc").Build(Image);

        CollectionAssert.AreEqual(new long[] { 256 }, NetworkProbe.Run(network, zeros(2, 3, 32, 32)));
    }

    [TestMethod]
    public void A_plain_Sequential_is_cut_as_well()
    {
        using var scope = NewDisposeScope();
        using var network = new SequentialNetwork { Layers = [new Layer.Flatten(), new Layer.Linear(7), new Layer.ReLU(), new Layer.Linear(10)] }
            .Without("3").Build(Image);

        CollectionAssert.AreEqual(new long[] { 7 }, NetworkProbe.Run(network, zeros(2, 3, 32, 32)));
    }

    [TestMethod]
    public void What_is_tied_to_a_layer_that_stays_lives_on()
    {
        using var scope = NewDisposeScope();
        var tied = Network.From(_ =>
        {
            var first = Linear(4, 4, hasBias: false);
            var second = Linear(4, 4, hasBias: false);
            second.weight = first.Parameter("weight");
            return Sequential(("first", first), ("second", second));
        });
        using var network = tied.Without("second").Build(new NetworkShape([4], 4));

        CollectionAssert.AreEqual(new long[] { 4 }, NetworkProbe.Run(network, zeros(2, 4)));
    }

    [TestMethod]
    public void It_is_written_and_read_with_the_network_inside()
    {
        var builder = new ResNet { Depth = 34 }.Without("avgpool", "fc");

        var json = NetworkRegistry.Serialize(builder).ToJsonString();

        Assert.StartsWith("""{"name":"without-layers","options":{"network":{"name":"resnet",""", json);
        Assert.AreEqual(builder, NetworkRegistry.Deserialize(JsonNode.Parse(json)!.AsObject()));
        Assert.AreEqual(builder.GetHashCode(), NetworkRegistry.Deserialize(JsonNode.Parse(json)!.AsObject()).GetHashCode());
        Assert.AreNotEqual(builder, new ResNet { Depth = 34 }.Without("fc"));
    }

    [TestMethod]
    [DataRow("""{"name":"without-layers","options":{"layers":["fc"]}}""")]
    [DataRow("""{"name":"without-layers","options":{"network":{"name":"resnet"}}}""")]
    [DataRow("""{"name":"without-layers","options":{"network":7,"layers":["fc"]}}""")]
    [DataRow("""{"name":"without-layers","options":{"network":{"name":"resnet"},"layers":null}}""")]
    public void A_damaged_definition_is_refused(string json) =>
        Assert.ThrowsExactly<InvalidDataException>(() => NetworkRegistry.Deserialize(JsonNode.Parse(json)!.AsObject()));

    [TestMethod]
    public void An_unknown_layer_and_none_at_all_are_refused()
    {
        Assert.Contains("'fd'", Assert.ThrowsExactly<NetworkPartException>(() => new ResNet().Without("fd").Build(Image)).Message);
        Assert.ThrowsExactly<ArgumentException>(() => new ResNet().Without());
        Assert.ThrowsExactly<ArgumentException>(() => new WithoutLayers { Network = new ResNet(), Layers = [] }.Build(Image));
    }

    [TestMethod]
    public void Weights_go_from_network_to_network_by_the_rules_of_files()
    {
        using var scope = NewDisposeScope();
        using var pretrained = Sequential(("body", Linear(2, 3)), ("head", Linear(3, 8)));
        using var network = Sequential(("body", Linear(2, 3)), ("head", Linear(3, 4)));
        var head = network.Parameter("head.weight").detach().clone();

        var report = NetworkWeights.Load(network, pretrained, new WeightLoading { Skip = ["head.*"] });

        CollectionAssert.AreEqual(new[] { "body.weight", "body.bias" }, report.Loaded.ToArray());
        Assert.IsTrue(head.Equals(network.Parameter("head.weight").detach()));
        Assert.IsTrue(pretrained.Parameter("body.weight").detach().Equals(network.Parameter("body.weight").detach()));
        Assert.Contains("""Skip = ["head.*"]""", Assert.ThrowsExactly<NetworkStateException>(() => NetworkWeights.Load(network, pretrained)).Message);
    }
}
