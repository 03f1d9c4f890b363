using System.Text;
using System.Text.Json.Nodes;

namespace MLNetTorch.Networks.Tests;

[TestClass]
public sealed class SequentialJsonTests
{
    [TestMethod]
    public void Every_kind_survives_the_way_through_json()
    {
        var builder = new SequentialNetwork([.. SequentialNetworkTests.AllKinds().Select(row => (Layer)row[0]).Where(layer => layer is not Layer.Network { Builder: Registry.OwnNet })]);
        var json = NetworkRegistry.Serialize(builder).ToJsonString();
        Assert.AreEqual(builder, NetworkRegistry.Deserialize(JsonNode.Parse(json)!.AsObject()), json);
    }

    [TestMethod]
    public void The_json_is_short_and_readable() => Assert.AreEqual(
        """
        {"name":"sequential","options":{"layers":[{"kind":"conv2d","channels":8,"kernel":3,"stride":1,"padding":[1,0],"dilation":1,"groups":1,"bias":true},{"kind":"relu"},
        {"kind":"residual","body":[{"kind":"linear","bias":false}],"shortcut":[]},{"kind":"network","builder":{"name":"resnet","options":{"depth":18,"zeroInitResidual":false,"outputActivation":"None"}}}]}}
        """.ReplaceLineEndings(""),
        NetworkRegistry.Serialize(new SequentialNetwork(
            new Layer.Conv2d(8, 3) { Padding = (1, 0) }, new Layer.ReLU(), new Layer.Residual(new Layer.Linear { Bias = false }), new Layer.Network(new ResNet()))).ToJsonString());

    [TestMethod]
    public void Options_left_out_keep_their_defaults() => Assert.AreEqual(
        new SequentialNetwork(new Layer.Conv2d(8, (3, 2)), new Layer.Flatten(), new Layer.Linear()),
        Read("""{"kind":"conv2d","channels":8,"kernel":[3,2]},{"kind":"flatten"},{"kind":"linear"}"""));

    [TestMethod]
    [DataRow("""{"kind":"conv2dd","channels":8,"kernel":3}""", "Layer 0 is of the unknown kind 'conv2dd'. Did you mean 'conv2d'? Known are linear, linear-relu,")]
    [DataRow("""{"kind":"relu"},{"kind":"System.Diagnostics.Process"}""", "Layer 1 is of the unknown kind 'System.Diagnostics.Process'.")]
    [DataRow("""{"kind":"relu"},{"units":3}""", "Layer 1 has no \"kind\"; expected one of linear,")]
    [DataRow("""{"kind":7}""", "Layer 0 has no \"kind\"")]
    [DataRow("""{"kind":"relu"},null""", "Layer 1 is null; expected an object with a \"kind\".")]
    [DataRow("""{"kind":"relu"},3""", "Layer 1 is Number; expected an object")]
    [DataRow("""{"kind":"conv2d","kernel":3}""", "Layer 0 (conv2d): ")]
    [DataRow("""{"kind":"conv2d","kernel":3}""", "'channels'")]
    [DataRow("""{"kind":"conv2d","channels":8,"kernel":[3]}""", "Layer 0 (conv2d): A size is no whole number and no list of two, [height, width].")]
    [DataRow("""{"kind":"conv2d","channels":8,"kernel":[3,2,1]}""", "A size is no whole number")]
    [DataRow("""{"kind":"conv2d","channels":8,"kernel":"3x3"}""", "A size is no whole number")]
    [DataRow("""{"kind":"conv2d","channels":8,"kernel":3.5}""", "A size is no whole number")]
    [DataRow("""{"kind":"linear","units":"many"}""", "Layer 0 (linear): ")]
    [DataRow("""{"kind":"linear","units":"many"}""", "$.units")]
    [DataRow("""{"kind":"linear","units":1e40}""", "$.units")]
    [DataRow("""{"kind":"linear","unitz":3}""", "Layer 0 (linear): it has no option 'unitz'. Did you mean 'units'? Its options are: units, bias.")]
    [DataRow("""{"kind":"relu","slope":3}""", "Layer 0 (relu): it has no option 'slope'. It has no options.")]
    [DataRow("""{"kind":"sequential","layers":[{"kind":"relu"},{"kind":"rellu"}]}""", "Layer 0 (sequential): Layer 1 is of the unknown kind 'rellu'. Did you mean 'relu'?")]
    [DataRow("""{"kind":"sequential","layers":{"kind":"relu"}}""", "Layer 0 (sequential): The layers are no list")]
    [DataRow("""{"kind":"sequential","layers":null}""", "Layer 0 (sequential): ")]
    [DataRow("""{"kind":"residual","body":[{"kind":"relu"}],"shortcut":null}""", "Layer 0 (residual): ")]
    [DataRow("""{"kind":"network","builder":{"name":"resnett"}}""", "Layer 0 (network): No network builder is registered as 'resnett'. Did you mean 'resnet'?")]
    [DataRow("""{"kind":"network","builder":{"name":"resnet","options":{"dept":5}}}""", "Layer 0 (network): The network 'resnet' has no option 'dept'. Did you mean 'depth'?")]
    [DataRow("""{"kind":"network","builder":3}""", "Layer 0 (network): A network's definition is no JSON object")]
    [DataRow("""{"kind":"network"}""", "'builder'")]
    [DataRow("""{"kind":"unflatten","shape":null}""", "Layer 0 (unflatten): ")]
    public void A_layer_at_fault_is_named(string layers, string message) =>
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => Read(layers)).Message, message);

    [TestMethod]
    public void Layers_that_are_no_list_are_refused()
    {
        foreach (var layers in new[] { "null", "{}", "3", "\"relu\"" })
        {
            var definition = JsonNode.Parse($$$"""{"name":"sequential","options":{"layers":{{{layers}}}}}""")!.AsObject();
            Assert.ThrowsExactly<InvalidDataException>(() => NetworkRegistry.Deserialize(definition), layers);
        }
    }

    [TestMethod]
    public void Deep_json_is_an_error_and_no_crash()
    {
        foreach (var (opening, closing) in new[]
        {
            ("""{"kind":"sequential","layers":[""", "]}"),
            ("""{"kind":"network","output":2,"builder":{"name":"sequential","options":{"layers":[""", "]}}}"),
        })
        {
            for (var depth = 1; depth < 3000; depth *= 3)
            {
                var layers = new StringBuilder().Insert(0, opening, depth).Append("""{"kind":"relu"}""");
                layers.Insert(layers.Length, closing, depth);
                try
                {
                    Read(layers.ToString()).Build(new NetworkShape([2], 2)).Dispose();
                    Assert.IsLessThan(16, depth);
                }
                catch (Exception fault) when (fault is System.Text.Json.JsonException or InvalidDataException or ArgumentException)
                {
                    Assert.IsGreaterThan(1, depth);
                }
            }
        }
    }

    private static INetworkBuilder Read(string layers) =>
        NetworkRegistry.Deserialize(JsonNode.Parse($$$"""{"name":"sequential","options":{"layers":[{{{layers}}}]}}""")!.AsObject());
}
