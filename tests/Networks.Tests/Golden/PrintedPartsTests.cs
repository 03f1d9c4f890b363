using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>The section <c>printing.api</c> of the reference: children, slices and names, as the tutorials print them.</summary>
[TestClass]
public sealed class PrintedPartsTests
{
    private static readonly Dictionary<string, Action<JsonElement>> Checks = new()
    {
        ["rgnet named_parameters"] = expected =>
        {
            using var network = Sequential(Block2(), Linear(4, 1));
            AreEqual(Texts(expected), network.named_parameters().Select(entry => entry.name));
            Assert.IsInstanceOfType<Linear>(network.Layer("0.block 1.0"));
        },
        ["ModelCustom2 after fc2 replaced"] = expected =>
        {
            using var network = new Parts.ModelCustom2();
            network.Replace("fc2", Linear(100, 1));
            IsText(expected, ModuleText.Of(network));
        },
        ["list(children())"] = expected =>
        {
            using var network = CustomWithOneOutput();
            IsText(expected, ModuleText.OfList(network.Children()));
        },
        ["Sequential(*children[:-2])"] = expected =>
        {
            using var network = CustomWithOneOutput();
            var slice = network.Slice(..^2);
            IsText(expected, ModuleText.Of(slice));
            Assert.AreSame(network.Layer("fc1"), slice.Layer("0"));
        },
        ["ModuleList(children[:-1])"] = expected =>
        {
            using var network = CustomWithOneOutput();
            Module[] layers = [.. network.Children().SkipLast(1)];
            IsText(expected, ModuleText.Of(ModuleList(layers)));
        },
        ["d2l net[0].named_parameters"] = expected => NamesAndShapes(expected, net => net.Layer("0")),
        ["d2l net.named_parameters"] = expected => NamesAndShapes(expected, net => net),
        ["net[2].state_dict keys"] = expected =>
        {
            using var network = D2lNet();
            AreEqual(Texts(expected), Parts.Nets.StateNames(network.Layer("2")));
        },
        ["net[2].weight.grad is None before backward"] = expected =>
        {
            using var network = D2lNet();
            AreEqual([expected.GetBoolean()], [network.Parameter("2.weight").grad is null]);
            using var scope = NewDisposeScope();
            network.call(rand(2, 4)).sum().backward();
            Assert.IsNotNull(network.Parameter("2.weight").grad);
        },
        ["type(net[2].bias)"] = expected =>
        {
            using var network = D2lNet();
            AreEqual([expected.GetString()!.Split('.')[^1].TrimEnd('>', '\'')], [network.Layer<Linear>("2").bias!.GetType().Name]);
        },
        ["named_modules(NeuralNetwork)"] = expected =>
        {
            using var network = new Parts.NeuralNetwork();
            AreEqual(Texts(expected), network.NamedModules().Select(part => part.Path));
        },
        ["errors"] = expected => Assert.AreEqual(JsonValueKind.Object, expected.ValueKind, "held by ErrorTextsTests"),
    };

    public static IEnumerable<object[]> Names => GoldenFile.NamesAt("printing", "api").Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Parts_and_names_are_PyTorchs(string name) => Checks[name](GoldenFile.At("printing", "api", name));

    private static Sequential D2lNet() => Sequential(Linear(4, 8), ReLU(), Linear(8, 1));

    private static Sequential Block2() =>
        Sequential(Enumerable.Range(0, 4).Select(i => ($"block {i}", (Module<Tensor, Tensor>)Sequential(Linear(4, 8), ReLU(), Linear(8, 4), ReLU()))));

    private static Parts.ModelCustom2 CustomWithOneOutput() => new Parts.ModelCustom2().Replace("fc2", Linear(100, 1));

    private static void NamesAndShapes(JsonElement expected, Func<Module, Module> part)
    {
        using var network = D2lNet();
        AreEqual(
            expected.EnumerateArray().Select(entry => $"{entry[0].GetString()} {string.Join('x', GoldenFile.Longs(entry[1]))}"),
            part(network).named_parameters().Select(entry => $"{entry.name} {string.Join('x', entry.parameter.shape)}"));
    }

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);

    private static void IsText(JsonElement expected, string actual) => GoldenText.AreEqual(expected.GetString()!, actual, "printed text");

    private static void AreEqual<T>(IEnumerable<T> expected, IEnumerable<T> actual)
    {
        T[] list = [.. expected];
        Assert.IsNotEmpty(list);
        GoldenCount.Add(list.Length);
        CollectionAssert.AreEqual(list, actual.ToArray());
    }
}
