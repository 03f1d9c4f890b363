using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests.Weights;

[TestClass]
public sealed class NetworkStateTests
{
    private static readonly NetworkShape Digits = new([1, 28, 28], 10);

    [TestMethod]
    public void A_state_makes_another_network_the_same()
    {
        using var scope = NewDisposeScope();
        using var first = new ConvNet().Build(Digits);
        using var second = new ConvNet().Build(Digits);
        first.eval();
        second.eval();
        var batch = rand(3, 1, 28, 28);
        var expected = first.call(batch).data<float>().ToArray();
        CollectionAssert.AreNotEqual(expected, second.call(batch).data<float>().ToArray());

        NetworkState.Load(second, NetworkState.Copy(first));
        CollectionAssert.AreEqual(expected, second.call(batch).data<float>().ToArray());
        Assert.IsTrue(second.parameters().All(parameter => parameter.requires_grad));
    }

    [TestMethod]
    public void A_copy_is_independent_and_outlives_scopes()
    {
        using var network = new Mlp { HiddenSizes = [] }.Build(new NetworkShape([2], 2));
        Dictionary<string, Tensor> state;
        using (NewDisposeScope())
        {
            state = NetworkState.Copy(network);
        }

        var before = state["fc0.bias"].data<float>().ToArray();
        using (NewDisposeScope())
        using (no_grad())
        {
            network.parameters().Last().add_(1);
        }

        CollectionAssert.AreEqual(before, state["fc0.bias"].data<float>().ToArray());
        Assert.IsFalse(state["fc0.bias"].requires_grad);
        NetworkState.Dispose(state);
        Assert.IsTrue(state.Values.All(tensor => tensor.IsInvalid));
    }

    [TestMethod]
    public void Everything_that_does_not_fit_is_told_at_once_and_nothing_is_loaded()
    {
        using var scope = NewDisposeScope();
        using var network = new Mlp { HiddenSizes = [3] }.Build(new NetworkShape([2], 2));
        var before = network.parameters().First().data<float>().ToArray();
        var state = new Dictionary<string, Tensor>
        {
            ["fc0.weight"] = zeros(3, 2),
            ["fc0.bias"] = zeros(4),
            ["fc1.wieght"] = zeros(2, 3),
            ["fc1.bias"] = zeros(2),
        };
        var fault = Assert.ThrowsExactly<NetworkStateException>(() => NetworkState.Load(network, state));
        CollectionAssert.AreEqual(new[] { "fc1.weight" }, fault.Missing.ToArray());
        CollectionAssert.AreEqual(new[] { "fc1.wieght" }, fault.Unexpected.ToArray());
        Assert.HasCount(1, fault.Misshapen);
        StringAssert.Contains(fault.Message, "missing: fc1.weight");
        StringAssert.Contains(fault.Message, "unexpected: fc1.wieght. Did you mean 'fc1.weight'?");
        StringAssert.Contains(fault.Message, "another shape: fc0.bias is [4], expected [3]");
        CollectionAssert.AreEqual(before, network.parameters().First().data<float>().ToArray());
    }
}
