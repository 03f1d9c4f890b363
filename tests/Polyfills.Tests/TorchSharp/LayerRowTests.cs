using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

/// <summary>Rows of layers in inference mode, which the shim runs in one go, against the same layers one by one.</summary>
[TestClass]
public sealed class LayerRowTests
{
    public static IEnumerable<object[]> Rows =>
    [
        [new long[] { 1, 1, 28, 28 }, Named("convnet")], [new long[] { 70, 1, 28, 28 }, Named("convnet")], [new long[] { 5, 3, 13, 17 }, Named("padded")],
        [new long[] { 3, 3, 13, 17 }, Named("strided")], [new long[] { 40, 19 }, Named("mlp")], [new long[] { 1, 19 }, Named("mlp")],
    ];

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Gives_what_the_layers_give_one_by_one(long[] size, string name)
    {
        using var scope = NewDisposeScope();
        using var network = Make(name);
        var input = randn(size);
        var laid = size.Length == 4 ? input.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : input;

        foreach (var batch in new[] { input, laid, cat([input, input]).narrow(0, 1, size[0]) })
            Assert.IsTrue(InOneGo(network, batch).allclose(OneByOne(network, batch), 1e-5, 1e-6));
    }

    [TestMethod]
    public void Not_a_number_passes_through()
    {
        using var scope = NewDisposeScope();
        using var network = Make("convnet");
        var input = randn(2, 1, 28, 28);
        input[1, 0, 13, 13] = float.NaN;

        var scores = InOneGo(network, input);

        Assert.AreEqual(0, scores[0].isnan().sum().item<long>());
        Assert.AreEqual(10, scores[1].isnan().sum().item<long>());
    }

    [TestMethod]
    public void Weights_that_were_written_by_any_way_count_at_once()
    {
        using var scope = NewDisposeScope();
        using var network = Make("mlp");
        var input = randn(4, 19);
        var linear = (Linear)network[0];
        InOneGo(network, input);

        // The version of a tensor does not notice this.
        MemoryMarshal.Cast<byte, float>(linear.weight!.bytes).Fill(0.25f);
        Assert.IsTrue(InOneGo(network, input).allclose(OneByOne(network, input), 1e-5, 1e-6), "memory");

        using (no_grad())
            linear.bias!.add_(1);
        Assert.IsTrue(InOneGo(network, input).allclose(OneByOne(network, input), 1e-5, 1e-6), "in place");

        linear.weight = new Parameter(randn(33, 19));
        Assert.IsTrue(InOneGo(network, input).allclose(OneByOne(network, input), 1e-5, 1e-6), "another tensor");
    }

    [TestMethod]
    public void Hooks_on_a_layer_are_called()
    {
        using var scope = NewDisposeScope();
        using var network = Make("mlp");
        var calls = 0;
        ((Linear)network[2]).register_forward_hook((_, _, output) =>
        {
            calls++;
            return output;
        });

        InOneGo(network, randn(4, 19));

        Assert.AreEqual(1, calls);
    }

    [TestMethod]
    public void What_is_wrong_libtorch_tells()
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        Tensor Of(nn.Module<Tensor, Tensor> first, params long[] size)
            => nn.Sequential(("first", first), ("relu", nn.ReLU()), ("flat", nn.Flatten()), ("last", nn.Linear(9, 2))).call(randn(size));

        Assert.ThrowsExactly<ExternalException>(() => Of(nn.Conv2d(1, 1, (3, 3), (0, 0)), 2, 1, 5, 5));
        Assert.ThrowsExactly<ExternalException>(() => Of(nn.Conv2d(1, 1, 9), 2, 1, 5, 5));
        Assert.ThrowsExactly<ExternalException>(() => Of(nn.MaxPool2d(2, 0), 2, 1, 5, 5));
        Assert.ThrowsExactly<ExternalException>(() => Of(nn.Conv2d(1, 2, 3), 2, 1, 5, 5));
        Assert.ThrowsExactly<ArgumentException>(() => Of(nn.Conv2d(2, 1, 3), 2, 1, 5, 5));
        CollectionAssert.AreEqual(new long[] { 0, 2 }, Of(nn.Conv2d(1, 1, 3), 0, 1, 5, 5).shape);
    }

    private static string Named(string name) => name;

    private static Sequential Make(string name)
    {
        var network = name switch
        {
            "convnet" => nn.Sequential(
                ("0", nn.Conv2d(1, 10, 5)), ("1", nn.MaxPool2d(2)), ("2", nn.ReLU(true)), ("3", nn.Conv2d(10, 20, 5)), ("4", nn.MaxPool2d(2)),
                ("5", nn.ReLU(true)), ("6", nn.Flatten()), ("7", nn.Linear(320, 50)), ("8", nn.ReLU()), ("9", nn.Linear(50, 10))),
            "padded" => nn.Sequential(
                ("0", nn.Conv2d(3, 17, (3, 5), null, (1, 2))), ("1", nn.ReLU()), ("2", nn.MaxPool2d(3, 2)), ("3", nn.Flatten()),
                ("4", nn.Linear(17 * 6 * 8, 33))),
            "strided" => nn.Sequential(
                ("0", nn.Conv2d(3, 5, (3, 2), (2, 3), null, null, PaddingModes.Zeros, 1, false)), ("1", nn.Flatten()), ("2", nn.Linear(5 * 6 * 6, 3, false)), ("3", nn.ReLU())),
            _ => nn.Sequential(("0", nn.Linear(19, 33)), ("1", nn.ReLU()), ("2", nn.Linear(33, 7)), ("3", nn.Softmax(1))),
        };
        network.eval();
        return network;
    }

    private static Tensor InOneGo(Sequential network, Tensor input)
    {
        using var mode = inference_mode();
        return network.call(input);
    }

    private static Tensor OneByOne(Sequential network, Tensor input)
    {
        using var unrecorded = no_grad();
        return network.call(input);
    }
}
