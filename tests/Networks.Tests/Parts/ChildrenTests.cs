using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Parts;

[TestClass]
public sealed class ChildrenTests
{
    [TestMethod]
    public void Children_are_the_layers_themselves_each_place_once()
    {
        using var network = new BlockNet();
        CollectionAssert.AreEqual(new[] { network.Layer("stem"), network.Layer("layer1"), network.Layer("fc") }, network.Children().ToArray());
        using var tied = Nets.Tied();
        Assert.HasCount(7, tied.Children());
        Assert.AreSame(tied.Children()[2], tied.Children()[4]);
    }

    [TestMethod]
    public void A_slice_shares_its_layers_and_numbers_them_anew()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(("a", Linear(4, 3)), ("b", ReLU()), ("c", Linear(3, 2)));
        var slice = network.Slice(1..);
        CollectionAssert.AreEqual(new[] { "0", "1" }, slice.named_children().Select(child => child.name).ToArray());
        Assert.AreSame(network.Layer("c"), slice.Layer("1"));
        CollectionAssert.AreEqual(new[] { "1.weight", "1.bias" }, slice.named_parameters().Select(entry => entry.name).ToArray());

        var input = rand(2, 4);
        var whole = network.call(input);
        Assert.IsTrue(whole.Equals(slice.call(network.Slice(..1).call(input))));
        slice.call(rand(2, 3)).sum().backward();
        Assert.IsNotNull(network.Parameter("c.weight").grad, "the slice has layers of its own");
    }

    [TestMethod]
    public void Disposing_of_a_slice_disposes_of_the_shared_layers()
    {
        var network = Sequential(Linear(2, 2), Linear(2, 2));
        var (first, second) = (network.Parameter("0.weight"), network.Parameter("1.weight"));
        network.Slice(..1).Dispose();
        Assert.IsTrue(first.IsInvalid);
        Assert.IsFalse(second.IsInvalid);
        network.Dispose();
        Assert.IsTrue(second.IsInvalid);
    }

    [TestMethod]
    public void A_slice_beyond_the_layers_or_of_what_is_no_layer_is_refused()
    {
        using var network = Sequential(Linear(2, 2), ReLU());
        Assert.Contains("does not lie within the 2 layers of Sequential", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => network.Slice(..3)).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => network.Slice(^3..));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => network.Slice(2..1));
        Assert.AreEqual(0, network.Slice(2..).Count);

        using var lists = new ListNet();
        Assert.Contains("'layers' (ModuleList) of ListNet cannot stand in a Sequential", Assert.ThrowsExactly<NetworkPartException>(() => lists.Slice(..1)).Message);
    }

    [TestMethod]
    public void Named_modules_come_once_parents_first()
    {
        using var network = Nets.Tied();
        CollectionAssert.AreEqual(new[] { "", "0", "1", "2", "3", "5", "6" }, network.NamedModules().Select(part => part.Path).ToArray());
        using var blocks = new BlockNet();
        CollectionAssert.AreEqual(
            new[] { "", "stem", "stem.conv", "stem.bn", "stem.relu", "layer1", "layer1.0", "layer1.0.conv1" },
            blocks.NamedModules().Select(part => part.Path).Take(8).ToArray());
    }

    [TestMethod]
    public void A_list_of_children_is_a_ModuleList()
    {
        using var network = new ModelCustom2();
        var list = ModuleList([.. network.Children().SkipLast(1)]);
        Assert.HasCount(2, list);
        Assert.AreSame(network.Layer("fc1"), list[0]);
        Assert.IsNotInstanceOfType<IModule<Tensor, Tensor>>(list);
    }
}
