using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Parts;

[TestClass]
public sealed class FreezeTests
{
    [TestMethod]
    [DataRow("layer1.*", 12)]
    [DataRow("*", 18)]
    [DataRow("layer1.?.conv?.weight", 4)]
    [DataRow("*.bn*.bias", 3)]
    [DataRow("fc.weight", 1)]
    public void A_pattern_freezes_what_it_fits(string pattern, int count)
    {
        using var network = new BlockNet();
        var changed = network.Freeze(pattern);
        Assert.HasCount(count, changed);
        CollectionAssert.AreEqual(
            network.named_parameters().Where(entry => !entry.parameter.requires_grad).Select(entry => entry.name).ToArray(), changed.ToArray());
        Assert.IsEmpty(network.Freeze(pattern), "frozen already");
        CollectionAssert.AreEqual(changed.ToArray(), network.Unfreeze("*").ToArray());
        Assert.IsTrue(network.parameters().All(parameter => parameter.requires_grad));
    }

    [TestMethod]
    public void What_is_frozen_gets_no_gradient_and_loses_the_one_it_had()
    {
        using var scope = NewDisposeScope();
        using var network = new BlockNet();
        network.call(rand(2, 1, 8, 8)).sum().backward();
        Assert.IsNotNull(network.Parameter("stem.conv.weight").grad);
        network.Freeze("stem.*", "layer1.*");
        Assert.IsNull(network.Parameter("stem.conv.weight").grad);

        using var optimizer = optim.SGD(network.parameters(), 0.1);
        optimizer.zero_grad();
        network.call(rand(2, 1, 8, 8)).sum().backward();
        var before = NetworkState.Copy(network);
        optimizer.step();
        Assert.IsNull(network.Parameter("layer1.1.conv2.weight").grad);
        Assert.IsTrue(before["stem.conv.weight"].Equals(network.Parameter("stem.conv.weight").detach()));
        Assert.IsFalse(before["fc.weight"].Equals(network.Parameter("fc.weight").detach()));
        NetworkState.Dispose(before);
    }

    [TestMethod]
    public void A_frozen_normalisation_still_follows_its_running_means()
    {
        using var scope = NewDisposeScope();
        using var network = new BlockNet();
        network.Freeze("*");
        var before = network.Buffer("stem.bn.running_mean").clone();
        network.call(rand(2, 1, 8, 8));
        Assert.IsFalse(before.Equals(network.Buffer("stem.bn.running_mean")));
        network.Layer("stem.bn").eval();
        before = network.Buffer("stem.bn.running_mean").clone();
        network.call(rand(2, 1, 8, 8));
        Assert.IsTrue(before.Equals(network.Buffer("stem.bn.running_mean")));
    }

    [TestMethod]
    public void A_tied_parameter_is_frozen_under_any_of_its_names()
    {
        using var network = Nets.Tied();
        CollectionAssert.AreEqual(new[] { "2.weight" }, network.Freeze("4.weight").ToArray());
        Assert.IsFalse(network.Parameter("2.weight").requires_grad);
    }

    [TestMethod]
    [DataRow("fc", "it is a layer. Did you mean 'fc.*'?")]
    [DataRow("fc.wieght", "The pattern 'fc.wieght' fits no parameter of BlockNet. Did you mean 'fc.weight'? Its parameters: stem.conv.weight")]
    [DataRow("layer2.*", "Did you mean 'layer1.*'?")]
    [DataRow("LAYER1.*", "Did you mean 'layer1.*'?")]
    [DataRow("layer1.*.running_mean", "fits no parameter")]
    [DataRow("", "fits no parameter")]
    public void A_pattern_that_fits_nothing_is_told_and_nothing_is_frozen(string pattern, string expected)
    {
        using var network = new BlockNet();
        var fault = Assert.ThrowsExactly<NetworkPartException>(() => network.Freeze("stem.*", pattern));
        Assert.Contains(expected, fault.Message);
        Assert.IsTrue(network.parameters().All(parameter => parameter.requires_grad));
    }

    [TestMethod]
    public void A_network_without_parameters_says_so()
    {
        using var network = Sequential(ReLU());
        Assert.Contains("It has no parameters.", Assert.ThrowsExactly<NetworkPartException>(() => network.Freeze("*")).Message);
        Assert.IsEmpty(network.Freeze());
    }
}
