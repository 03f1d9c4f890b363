using System.Text.Json.Nodes;

namespace MLNetTorch.Networks.Tests.Registry;

[TestClass]
public sealed class NetworkRegistryTests
{
    public static IEnumerable<object[]> Builders =>
    [
        [new LeNet { OutputActivation = OutputActivation.LogSoftmax }, "lenet"],
        [new ConvNet { Dropout = 0.25, FirstChannels = 8, SecondChannels = 16, HiddenSize = 32 }, "conv-net"],
        [new Mlp { HiddenSizes = [7, 5], Activation = Activation.Tanh, Dropout = 1.0 / 3, ActivateLast = true }, "mlp"],
        [new ResidualMlp { HiddenSize = 7 }, "residual-mlp"],
        [new FixedHiddenMlp { NormOverBatch = true }, "fixed-hidden-mlp"],
        [new ResNet { Depth = 50, ZeroInitResidual = true }, "resnet"],
        [new Towers { Networks = [new ResNet(), new Mlp { HiddenSizes = [] }], TowerSize = 7, HeadSizes = [3, 2], Dropout = 0.5 }, "towers"],
        [new OwnNet(3) { Slope = 0.7f, Activation = Activation.GELU, Head = new OwnHead("top", 0.1) }, "own-net"],
    ];

    [ClassInitialize]
    public static void Register(TestContext _) => NetworkRegistry.Register<OwnNet>("own-net");

    [TestMethod]
    [DynamicData(nameof(Builders))]
    public void A_definition_gives_the_same_builder_back(INetworkBuilder builder, string name)
    {
        var definition = NetworkRegistry.Serialize(builder);
        Assert.AreEqual(name, (string?)definition["name"]);
        var again = NetworkRegistry.Deserialize(JsonNode.Parse(definition.ToJsonString())!.AsObject());
        Assert.AreEqual(builder, again);
    }

    [TestMethod]
    public void The_definition_is_readable_json()
    {
        Assert.AreEqual(
            """{"name":"mlp","options":{"hiddenSizes":[50],"activation":"ReLU","dropout":0.5,"activateLast":false,"outputActivation":"None"}}""",
            NetworkRegistry.Serialize(new Mlp { HiddenSizes = [50], Dropout = 0.5 }).ToJsonString());
    }

    [TestMethod]
    public void Options_left_out_keep_their_defaults()
    {
        Assert.AreEqual(new ConvNet { HiddenSize = 9 }, Read("""{"name":"conv-net","options":{"hiddenSize":9}}"""));
        Assert.AreEqual(new LeNet(), Read("""{"name":"lenet"}"""));
    }

    [TestMethod]
    public void An_unknown_name_lists_the_known_ones_and_the_cure()
    {
        var message = Assert.ThrowsExactly<InvalidOperationException>(() => Read("""{"name":"conv-nett"}""")).Message;
        StringAssert.Contains(message, "No network builder is registered as 'conv-nett'. Did you mean 'conv-net'?");
        StringAssert.Contains(message, "Registered are: conv-net, fixed-hidden-mlp, lenet, mlp, own-net, residual-mlp, resnet, sequential");
        StringAssert.Contains(message, "NetworkRegistry.Register<YourBuilder>(\"conv-nett\")");
    }

    [TestMethod]
    [DataRow("""{"name":"System.Diagnostics.Process"}""")]
    [DataRow("""{"name":"MLNetTorch.Networks.LeNet, MLNetTorch.Networks"}""")]
    public void Types_are_never_loaded_by_name(string definition) =>
        Assert.ThrowsExactly<InvalidOperationException>(() => Read(definition));

    [TestMethod]
    [DataRow("""{"options":{}}""", "has no \"name\"")]
    [DataRow("""{"name":5}""", "has no \"name\"")]
    [DataRow("""{"name":"conv-net","optoins":{}}""", "A network's definition has an unknown entry 'optoins'; expected")]
    [DataRow("""{"name":"conv-net","options":[1]}""", "expected a JSON object")]
    [DataRow("""{"name":"conv-net","options":{"dropuot":0.1}}""", "has no option 'dropuot'. Did you mean 'dropout'? Its options are: firstChannels, secondChannels, hiddenSize, dropout, outputActivation.")]
    [DataRow("""{"name":"conv-net","options":{"dropout":"much"}}""", "The network 'conv-net' has an option that does not fit MLNetTorch.Networks.ConvNet")]
    [DataRow("""{"name":"mlp","options":{"activation":"Relux"}}""", "$.activation")]
    [DataRow("""{"name":"mlp","options":{"activation":3}}""", "$.activation")]
    [DataRow("""{"name":"mlp","options":{"hiddenSizes":null}}""", "HiddenSizes")]
    [DataRow("""{"name":"own-net","options":{"width":3,"twice":6}}""", "has no option 'twice'")]
    public void A_definition_at_fault_is_named(string definition, string message) =>
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => Read(definition)).Message, message);

    [TestMethod]
    public void An_unregistered_builder_cannot_be_saved_and_the_message_names_the_cure()
    {
        var message = Assert.ThrowsExactly<InvalidOperationException>(() => NetworkRegistry.Serialize(new ForgottenNet())).Message;
        StringAssert.Contains(message, typeof(ForgottenNet).FullName);
        StringAssert.Contains(message, "NetworkRegistry.Register<ForgottenNet>(");
    }

    [TestMethod]
    public void A_function_cannot_be_saved_and_the_message_names_the_cure()
    {
        var message = Assert.ThrowsExactly<InvalidOperationException>(() => NetworkRegistry.Serialize(Network.From(_ => null!))).Message;
        StringAssert.Contains(message, "A network made by Network.From or Network.FromInputs is a function and cannot be saved. Write it as a record");
    }

    [TestMethod]
    public void An_option_that_is_code_cannot_be_saved()
    {
        NetworkRegistry.Register<UnwritableNet>("unwritable-net");
        var message = Assert.ThrowsExactly<InvalidOperationException>(() => NetworkRegistry.Serialize(new UnwritableNet())).Message;
        StringAssert.Contains(message, "The options of the network 'unwritable-net'");
    }

    [TestMethod]
    public void Registering_twice_is_fine_and_conflicts_are_errors()
    {
        NetworkRegistry.Register<OwnNet>("own-net");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => NetworkRegistry.Register<ForgottenNet>("own-net")).Message, "is taken by");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => NetworkRegistry.Register<LeNet>("lenet-5")).Message, "registered as 'lenet' already");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => NetworkRegistry.Register<ForgottenNet>("a b")).Message, "'a b' cannot be the name");
        Assert.ThrowsExactly<ArgumentException>(() => NetworkRegistry.Register<ForgottenNet>(""));
    }

    [TestMethod]
    public void Many_threads_may_register_write_and_read() => Parallel.For(0, 200, i =>
    {
        NetworkRegistry.Register<OwnNet>("own-net");
        var builder = new OwnNet(i);
        Assert.AreEqual(builder, NetworkRegistry.Deserialize(NetworkRegistry.Serialize(builder)));
    });

    private static INetworkBuilder Read(string json) => NetworkRegistry.Deserialize(JsonNode.Parse(json)!.AsObject());
}
