using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Probing;

[TestClass]
public sealed class CyclicNetworkTests
{
    [TestMethod]
    [Timeout(20_000)]
    public void A_module_registered_inside_itself_is_named()
    {
        var network = new Knot();
        network.register_module("again", network);
        const string Expected = "The module 'again' (Knot) is the network itself: a module cannot be registered inside itself";
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(() => NetworkProbe.RequireTree(network)).Message, Expected);
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(() => NetworkProbe.Run(network, zeros(2, 4))).Message, Expected);
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(() => NetworkSummary.Of(network, new NetworkShape([4], 4))).Message, Expected);
        StringAssert.StartsWith(Assert.ThrowsExactly<InvalidOperationException>(() => NetworkProbe.DrawsRandomNumbers(network, zeros(2, 4))).Message, Expected);
    }

    [TestMethod]
    [Timeout(20_000)]
    public void A_cycle_through_parts_is_named_by_its_path()
    {
        var outer = new Knot();
        var middle = new Knot();
        var inner = new Knot();
        outer.register_module("middle", middle);
        middle.register_module("inner", inner);
        inner.register_module("back", middle);
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => NetworkProbe.RequireTree(outer)).Message,
            "The module 'middle.inner.back' (Knot) is the module 'middle' that it is part of");
    }

    [TestMethod]
    public void A_module_at_two_places_is_no_cycle()
    {
        using var shared = Linear(4, 4);
        using var network = Sequential(shared, ReLU(), shared);
        NetworkProbe.RequireTree(network);
        Assert.HasCount(2, network.parameters().ToArray());
    }

    [TestMethod]
    public void A_name_taken_twice_is_refused_at_registration()
    {
        using var network = new Knot();
        network.register_module("part", Linear(4, 4));
        using var other = Linear(4, 4);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => network.register_module("part", other)).Message, "part is already registered");
    }

    private sealed class Knot : Module<Tensor, Tensor>
    {
        public Knot()
            : base(nameof(Knot)) => RegisterComponents();

        public override Tensor forward(Tensor input) => input.alias();
    }
}
