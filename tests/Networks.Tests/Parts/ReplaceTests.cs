using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Parts;

[TestClass]
public sealed class ReplaceTests
{
    [TestMethod]
    public void A_head_is_replaced_and_everything_else_stays_the_same_object()
    {
        using var scope = NewDisposeScope();
        using var network = new BlockNet();
        var before = network.NamedModules().ToDictionary(part => part.Path, part => part.Layer);
        string[] names = Nets.StateNames(network);
        var head = Linear(4, 7);

        var replaced = network.Replace("fc", head);

        Assert.AreSame(network, replaced);
        Assert.AreSame(head, network.Layer("fc"));
        CollectionAssert.AreEqual(new[] { "stem", "layer1", "fc" }, network.named_children().Select(child => child.name).ToArray());
        CollectionAssert.AreEqual(names, Nets.StateNames(network));
        Assert.AreSame(head.Parameter("weight"), network.parameters().SkipLast(1).Last());
        CollectionAssert.AreEqual(new long[] { 2, 7 }, network.call(rand(2, 1, 8, 8)).shape);
        foreach (var (path, layer) in network.NamedModules().Where(part => part.Path != "fc"))
        {
            Assert.AreSame(before[path], layer, path);
        }

        before["fc"].Dispose();
    }

    [TestMethod]
    public void A_layer_in_the_middle_keeps_its_place()
    {
        using var scope = NewDisposeScope();
        // With unlucky weights no unit lets anything of either layer through.
        random.manual_seed(1);
        using var network = new BlockNet();
        string[] names = Nets.StateNames(network);
        var input = rand(2, 1, 8, 8);
        network.eval();
        var old = network.call(input);
        var conv = Conv2d(4, 4, 1);
        Assert.AreSame(network, network.Replace("layer1.0.conv1", conv));

        Assert.AreSame(conv, network.Layer("layer1.0.conv1"));
        CollectionAssert.AreEqual(names, Nets.StateNames(network));
        CollectionAssert.AreEqual(
            new[] { "conv1", "bn1", "conv2" }, network.Layer("layer1.0").named_children().Select(child => child.name).ToArray());
        Assert.IsFalse(old.Equals(network.call(input)), "forward still uses the old layer");
        Assert.AreEqual(network.parameters().Count(), network.parameters().Select(parameter => parameter.Handle).Distinct().Count());
    }

    [TestMethod]
    public void A_layer_of_a_Sequential_inside_is_replaced_under_its_name()
    {
        using var scope = NewDisposeScope();
        using var network = new BlockNet();
        var (bn, block) = (network.Layer("stem.bn"), network.Layer("layer1.1"));
        string[] names = Nets.StateNames(network);
        var conv = Conv2d(1, 4, 5);
        var replacedBlock = new Block(4);

        Assert.AreSame(network, network.Replace("stem.conv", conv));
        Assert.AreSame(network, network.Replace("layer1.0", replacedBlock));

        Assert.AreSame(conv, network.Layer("stem.conv"));
        Assert.AreSame(bn, network.Layer("stem.bn"));
        Assert.AreSame(replacedBlock, network.Layer("layer1.0"));
        Assert.AreSame(block, network.Layer("layer1.1"));
        CollectionAssert.AreEqual(names, Nets.StateNames(network));
        var output = network.call(rand(2, 1, 8, 8));
        output.sum().backward();
        Assert.IsNotNull(conv.weight!.grad, "forward does not use the new layer");
        Assert.IsNotNull(replacedBlock.Parameter("conv2.weight").grad);
    }

    [TestMethod]
    public void A_Sequential_itself_comes_back_anew()
    {
        using var scope = NewDisposeScope();
        var network = Sequential(("a", Linear(2, 2)), ("b", Sequential(Linear(2, 2), ReLU())), ("c", Linear(2, 1)));
        var kept = network.Layer("c");
        var layer = Linear(2, 2);

        var replaced = network.Replace("b.0", layer);

        Assert.AreNotSame(network, replaced);
        Assert.AreSame(layer, replaced.Layer("b.0"));
        Assert.AreSame(kept, replaced.Layer("c"));
        CollectionAssert.AreEqual(
            new[] { "a.weight", "a.bias", "b.0.weight", "b.0.bias", "c.weight", "c.bias" }, replaced.named_parameters().Select(entry => entry.name).ToArray());
        replaced.call(rand(3, 2)).sum().backward();
        Assert.IsNotNull(layer.weight!.grad);
        replaced.Dispose();
    }

    [TestMethod]
    public void A_caller_that_knows_no_type_gets_the_new_Sequential_too()
    {
        Module<Tensor, Tensor> network = Sequential(Linear(2, 2), ReLU());
        network = network.Replace("1", Tanh());
        Assert.IsInstanceOfType<Tanh>(network.Layer("1"));
        network.Dispose();
    }

    [TestMethod]
    [DataRow("base")]
    [DataRow("array0")]
    [DataRow("array1")]
    [DataRow("list0")]
    [DataRow("list1")]
    [DataRow("dictionary")]
    [DataRow("head")]
    public void Whatever_holds_the_layer_holds_the_new_one(string path)
    {
        using var scope = NewDisposeScope();
        using var network = new KeepingNet();
        string[] names = Nets.StateNames(network);
        var layer = Linear(2, 2);

        network.Replace(path, layer);

        network.call(rand(3, 2)).sum().backward();
        Assert.IsNotNull(layer.weight!.grad, "forward does not use the new layer");
        CollectionAssert.AreEqual(names, Nets.StateNames(network));
        Assert.HasCount(14, network.parameters());
        Assert.IsTrue(network.parameters().All(parameter => parameter.grad is not null), "a parameter is listed that forward does not use");
    }

    [TestMethod]
    [DataRow("layers.0")]
    [DataRow("layers.2")]
    [DataRow("heads.first")]
    [DataRow("heads.second")]
    public void A_layer_of_a_ModuleList_or_ModuleDict_is_replaced(string path)
    {
        using var scope = NewDisposeScope();
        using var network = new ListNet();
        string[] names = Nets.StateNames(network);
        var layer = Linear(2, 2);

        network.Replace(path, layer);

        Assert.AreSame(layer, network.Layer(path));
        network.call(rand(8, 2).add(1)).sum().backward();
        Assert.IsNotNull(layer.weight!.grad, "forward does not use the new layer");
        CollectionAssert.AreEqual(names, Nets.StateNames(network));
    }

    [TestMethod]
    public void Registering_again_does_not_bring_the_old_layer_back()
    {
        using var scope = NewDisposeScope();
        var inner = new ModelCustom2();
        var head = Linear(100, 1);
        inner.Replace("fc2", head);
        using var outer = new Probing.NestedNet(inner);
        Assert.AreSame(head, outer.Layer("body.fc2"));
        CollectionAssert.AreEqual(
            new[] { "body.fc1.weight", "body.fc1.bias", "body.fc2.weight", "body.fc2.bias" },
            outer.named_parameters().Select(entry => entry.name).ToArray());
        CollectionAssert.AreEqual(new long[] { 5, 1 }, outer.call(rand(5, 784)).shape);
    }

    [TestMethod]
    public void The_new_layer_keeps_its_mode_and_so_do_the_others()
    {
        using var network = new BlockNet();
        network.eval();
        network.Replace("stem.conv", Conv2d(1, 4, 3));
        Assert.IsTrue(network.Layer("stem.conv").training);
        Assert.IsFalse(network.Layer("stem.bn").training);
        Assert.IsFalse(network.Layer("fc").training);
        network.train();
        Assert.IsTrue(network.Layer("stem.bn").training);
    }

    [TestMethod]
    public void A_tied_layer_is_replaced_at_the_place_named()
    {
        using var scope = NewDisposeScope();
        using var fields = new TwiceNet();
        var shared = fields.Layer("b");
        fields.Replace("a", Linear(2, 2));
        Assert.AreSame(shared, fields.Layer("b"));
        Assert.IsEmpty(fields.TiedParameters());
        CollectionAssert.AreEqual(new[] { "a", "b" }, fields.named_children().Select(child => child.name).ToArray());
        fields.call(rand(3, 2)).sum().backward();
        Assert.IsTrue(fields.parameters().All(parameter => parameter.grad is not null));

        using var array = new TwiceInArrayNet(keptOnce: false);
        var second = Linear(2, 2);
        array.Replace("second", second);
        Assert.AreNotSame(second, array.Layer("first"));
        array.call(rand(3, 2)).sum().backward();
        Assert.IsTrue(array.parameters().Count() == 4 && array.parameters().All(parameter => parameter.grad is not null));

        var tied = Nets.Tied();
        var untied = tied.Replace("4", Linear(8, 8));
        Assert.AreSame(tied.Layer("2"), untied.Layer("2"));
        Assert.IsEmpty(untied.TiedParameters());
        untied.Dispose();
    }

    [TestMethod]
    public void A_layer_that_cannot_be_found_is_refused_and_nothing_changes()
    {
        using var network = new HidingNet();
        var hidden = network.Layer("hidden");
        var fault = Assert.ThrowsExactly<NetworkPartException>(() => network.Replace("hidden", Linear(2, 2)));
        Assert.Contains("The layer 'hidden' cannot be replaced: HidingNet has registered it, but does not hold it in any field", fault.Message);
        Assert.AreSame(hidden, network.Layer("hidden"));
        Assert.ThrowsExactly<NetworkPartException>(() => network.Replace("fixed", Linear(2, 2)));

        using var twice = new TwiceInArrayNet(keptOnce: true);
        var ambiguous = Assert.ThrowsExactly<NetworkPartException>(() => twice.Replace("second", Linear(2, 2)));
        Assert.Contains("has registered it as 'first' and 'second', but holds it in the entry 0 of the field 'steps'", ambiguous.Message);
    }

    [TestMethod]
    public void A_function_over_the_layer_is_noticed_and_nothing_changes()
    {
        using var scope = NewDisposeScope();
        using var network = new FunctionNet();
        var captured = network.Layer("captured");
        var fault = Assert.ThrowsExactly<NetworkPartException>(() => network.Replace("captured", Linear(2, 2)));
        Assert.Contains("the field 'overLayer' of FunctionNet refers to it, too, and cannot be changed", fault.Message);
        Assert.AreSame(captured, network.Layer("captured"));

        var read = Linear(2, 2);
        network.Replace("read", read);
        network.call(rand(3, 2)).sum().backward();
        Assert.IsNotNull(read.Parameter("weight").grad);
        Assert.IsNotNull(captured.Parameter("weight").grad, "a refused replacement left something behind");
    }

    [TestMethod]
    public void A_layer_of_the_wrong_type_is_refused()
    {
        using var network = new NarrowNet();
        var narrow = Assert.ThrowsExactly<NetworkPartException>(() => network.Replace("fc", ReLU()));
        Assert.AreEqual("The layer 'fc' cannot be replaced: the field 'fc' of NarrowNet is declared as Linear and cannot hold a ReLU.", narrow.Message);
        Assert.IsInstanceOfType<Linear>(network.Layer("fc"));

        var derived = Assert.ThrowsExactly<NetworkPartException>(() => network.Replace("body.0", Linear(2, 2)));
        Assert.Contains("OwnSequential derives from TorchSharp's Sequential", derived.Message);

        using var blocks = new BlockNet();
        var list = Assert.ThrowsExactly<NetworkPartException>(() => blocks.Replace("layer1.0", ModuleList(Linear(2, 2))));
        Assert.Contains("a Sequential cannot hold a ModuleList<Linear>, which does not map one tensor to one", list.Message);
        var whole = Assert.ThrowsExactly<NetworkPartException>(() => blocks.Replace("layer1", Linear(2, 2)));
        Assert.Contains("declared as Sequential and cannot hold a Linear", whole.Message);
    }

    [TestMethod]
    public void A_cycle_an_empty_path_and_a_miss_are_refused()
    {
        using var network = new BlockNet();
        Assert.Contains("contains BlockNet", Assert.ThrowsExactly<NetworkPartException>(() => network.Replace("fc", network)).Message);
        Assert.Contains(
            "contains Sequential",
            Assert.ThrowsExactly<NetworkPartException>(() => network.Replace("layer1.0", (Module)network.Layer("layer1"))).Message);
        Assert.Contains("empty path", Assert.ThrowsExactly<NetworkPartException>(() => network.Replace("", Linear(1, 1))).Message);
        Assert.Contains("Did you mean 'fc'?", Assert.ThrowsExactly<NetworkPartException>(() => network.Replace("fcc", Linear(1, 1))).Message);
        Assert.AreSame(network, network.Replace("fc", network.Layer("fc")));
    }
}
