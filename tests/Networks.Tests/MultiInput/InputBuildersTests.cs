using System.Text.Json.Nodes;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.MultiInput;

[TestClass]
public sealed class InputBuildersTests
{
    private static readonly NetworkShape Two = NetworkShape.Of([[1, 2, 3], [4]], 2);

    public static IEnumerable<object[]> Builders =>
    [
        [new ImageAndNumbersNet(), Two, 2L],
        [new WeightedNet(), NetworkShape.Of([[3], [3], [3]], 3), 3L],
        [new SumsNet(), NetworkShape.Of([[3], [1], [2, 2], [7]], 4), 4L],
        [new SumsNet(), new NetworkShape([2, 2], 1), 1L],
        [Network.FromInputs(shape => new ImageAndNumbers(shape.Inputs[0], shape.Inputs[1], shape.Output)), Two, 2L],
        [Network.FromInputs(_ => new Weighted()), NetworkShape.Of([[3], [3], [3]], 3), 3L],
    ];

    [TestMethod]
    [DynamicData(nameof(Builders))]
    public void They_build_networks_of_joined_rows(INetworkBuilder builder, NetworkShape shape, long output)
    {
        using var network = builder.Build(shape);
        using var batch = zeros([2, .. shape.Input]);

        CollectionAssert.AreEqual(new[] { output }, NetworkProbe.Run(network, batch, shape));
    }

    [TestMethod]
    public void Another_number_of_feature_columns_is_named_beside_that_of_the_inputs()
    {
        var three = NetworkShape.Of([[1, 2, 3], [4], [5]], 2);
        INetworkBuilder[] builders = [new ImageAndNumbersNet(), new WeightedNet()];

        StringAssert.Contains(
            Assert.ThrowsExactly<NetworkShapeException>(() => builders[0].Build(three)).Message,
            "ImageAndNumbersNet takes 2 inputs, but got 3: 1x2x3 + 4 + 5. Name as many feature columns as it has inputs");
        StringAssert.Contains(
            Assert.ThrowsExactly<NetworkShapeException>(() => builders[1].Build(new NetworkShape([7], 2))).Message, "WeightedNet takes 3 inputs, but got 1: 7.");
        StringAssert.Contains(
            Assert.ThrowsExactly<NetworkShapeException>(() => Network.FromInputs(_ => new Weighted()).Build(Two)).Message,
            "The function given to Network.FromInputs takes 3 inputs, but got 2: 1x2x3 + 4.");
    }

    [TestMethod]
    public void A_builder_of_one_input_gets_the_joined_row()
    {
        using var network = new Mlp { HiddenSizes = [] }.Build(Two);
        CollectionAssert.AreEqual(new long[] { 2, 10 }, network.parameters().First().shape);
    }

    [TestMethod]
    public void They_are_registered_like_all_builders()
    {
        NetworkRegistry.Register<ImageAndNumbersNet>("image-and-numbers");
        var builder = new ImageAndNumbersNet { Name = "a" };

        var definition = NetworkRegistry.Serialize(builder).ToJsonString();

        Assert.AreEqual("""{"name":"image-and-numbers","options":{"name":"a"}}""", definition);
        Assert.AreEqual(builder, NetworkRegistry.Deserialize(JsonNode.Parse(definition)!.AsObject()));
    }

    [TestMethod]
    public void A_function_that_makes_nothing_is_told()
    {
        Module<Tensor, Tensor, Tensor>? none = null;
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidOperationException>(() => Network.FromInputs(_ => none!).Build(Two)).Message,
            "The function given to Network.FromInputs returned null for 1x2x3 + 4 -> 2");
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidOperationException>(
                () => NetworkRegistry.Serialize(Network.FromInputs(_ => new ImageAndNumbers([1], [1], 1)))).Message,
            "Network.FromInputs is a function and cannot be saved");
    }
}
