using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Initialization;

[TestClass]
public sealed class InitializeTests
{
    [TestMethod]
    public void The_last_rule_that_fits_wins_and_others_keep_their_values()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Linear(4, 8), ReLU(), Linear(8, 1), BatchNorm1d(1));
        var kept = network.Parameter("3.weight").detach().clone();
        network.Initialize(
            seed: 1,
            ("?.bias", Initializers.Zeros()),
            ("0.*", Initializers.Constant(2)),
            ("0.weight", Initializers.XavierUniform()),
            ("2.weight", Initializers.Constant(42)));
        Assert.IsTrue(network.Parameter("2.bias").eq(0).all().item<bool>());
        Assert.IsTrue(network.Parameter("0.bias").eq(2).all().item<bool>());
        Assert.IsTrue(network.Parameter("2.weight").eq(42).all().item<bool>());
        Assert.IsLessThanOrEqualTo(Math.Sqrt(6.0 / 12), network.Parameter("0.weight").abs().max().ToDouble());
        Assert.IsTrue(network.Parameter("3.weight").Equals(kept));
        Assert.IsTrue(network.parameters().All(parameter => parameter.requires_grad && parameter.is_leaf));
    }

    [TestMethod]
    public void A_rule_for_a_kind_of_layer_fits_its_parameters_alone()
    {
        using var scope = NewDisposeScope();
        using var network = new Parts.BlockNet();
        network.Initialize(
            seed: 1,
            InitializationRule.For<Conv2d>("weight", Initializers.Constant(7)),
            ("*.bias", Initializers.Zeros()));
        Assert.IsTrue(network.Parameter("layer1.1.conv2.weight").eq(7).all().item<bool>());
        Assert.IsFalse(network.Parameter("fc.weight").eq(7).any().item<bool>());
        Assert.IsTrue(network.Parameter("fc.bias").eq(0).all().item<bool>());
    }

    [TestMethod]
    public void A_seed_gives_a_parameter_the_same_values_whatever_else_there_is()
    {
        using var scope = NewDisposeScope();
        using var small = Sequential(("body", Linear(4, 8)), ("head", Linear(8, 1)));
        using var large = Sequential(("stem", Linear(4, 4)), ("body", Linear(4, 8)), ("norm", BatchNorm1d(8)), ("head", Linear(8, 1)));
        small.Initialize(seed: 5, ("*", Initializers.Normal()));
        large.Initialize(seed: 5, ("*", Initializers.Normal()));
        Assert.IsTrue(small.Parameter("head.weight").Equals(large.Parameter("head.weight")));
        Assert.IsTrue(small.Parameter("body.bias").Equals(large.Parameter("body.bias")));
        Assert.IsFalse(small.Parameter("body.bias").Equals(large.Parameter("norm.bias")), "two parameters drew the same numbers");

        large.Initialize(seed: 6, ("*", Initializers.Normal()));
        Assert.IsFalse(small.Parameter("head.weight").Equals(large.Parameter("head.weight")));
    }

    [TestMethod]
    public void The_random_numbers_of_the_process_stay_untouched()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Linear(4, 8));
        var before = get_rng_state();
        network.Initialize(seed: 1, ("*", Initializers.Uniform()), ("0.weight", Initializers.Orthogonal()));
        Assert.IsTrue(before.Equals(get_rng_state()));
    }

    [TestMethod]
    public void A_tied_parameter_is_drawn_once_under_any_of_its_names()
    {
        using var scope = NewDisposeScope();
        using var network = Parts.Nets.Tied();
        network.Initialize(seed: 1, ("4.weight", Initializers.Eye()), ("4.bias", Initializers.Ones()));
        Assert.IsTrue(network.Parameter("2.weight").eq(eye(8)).all().item<bool>());
        Assert.HasCount(2, network.TiedParameters());
    }

    [TestMethod]
    public void A_function_of_ones_own_sees_the_values_and_changes_them_in_place()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Linear(4, 8));
        network.SetValues("0.bias", new float[8]);
        network.Initialize(seed: 1, ("0.bias", Initializers.Custom(bias =>
        {
            bias.add_(1);
            bias[0] = 42;
        })));
        CollectionAssert.AreEqual(new float[] { 42, 1, 1, 1, 1, 1, 1, 1 }, network.Parameter("0.bias").data<float>().ToArray());
    }

    [TestMethod]
    public void An_initialiser_that_cannot_take_a_shape_names_the_parameter_and_nothing_changes()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Conv2d(1, 2, 3), Linear(4, 8));
        var before = network.Parameter("0.weight").detach().clone();
        var fault = Assert.ThrowsExactly<NetworkPartException>(() => network.Initialize(1, ("*.weight", Initializers.Zeros()), ("1.*", Initializers.XavierUniform())));
        Assert.Contains("cannot initialise '1.bias': XavierUniform(gain: 1) expects at least two dimensions, [outputs, inputs, …], but got [8]", fault.Message);
        Assert.IsTrue(before.Equals(network.Parameter("0.weight")));
        Assert.ThrowsExactly<NetworkPartException>(() => network.Initialize(1, ("0.weight", Initializers.Eye())));
        Assert.ThrowsExactly<NetworkPartException>(() => network.Initialize(1, ("1.weight", Initializers.Dirac())));
    }

    [TestMethod]
    public void A_rule_that_fits_nothing_is_told()
    {
        using var network = new Parts.BlockNet();
        var pattern = Assert.ThrowsExactly<NetworkPartException>(() => network.Initialize(1, ("*", Initializers.Zeros()), ("fc.wieght", Initializers.Zeros())));
        Assert.Contains("Did you mean 'fc.weight'?", pattern.Message);
        Assert.IsFalse(network.Parameter("fc.weight").eq(0).all().item<bool>());
        var kind = Assert.ThrowsExactly<NetworkPartException>(() => network.Initialize(1, InitializationRule.For<Conv1d>("weight", Initializers.Zeros())));
        Assert.Contains("BlockNet has no Conv1d with parameters. Layers with parameters: Conv2d, BatchNorm2d, Linear.", kind.Message);
        var name = Assert.ThrowsExactly<NetworkPartException>(() => network.Initialize(1, InitializationRule.For<Linear>("wieght", Initializers.Zeros())));
        Assert.Contains("For<Linear>('wieght', Zeros()) fits no parameter of BlockNet. Did you mean 'weight'? Such layers have: weight, bias.", name.Message);
    }

    [TestMethod]
    public void Values_are_set_directly_by_path()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Linear(2, 2), BatchNorm1d(2));
        network.SetValues("0.weight", 1, 2, 3, 4);
        network.SetValues("1.running_mean", tensor(new double[] { 5, 6 }));
        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 4 }, network.Parameter("0.weight").data<float>().ToArray());
        CollectionAssert.AreEqual(new float[] { 5, 6 }, network.Buffer("1.running_mean").data<float>().ToArray());
        Assert.IsTrue(network.Parameter("0.weight").requires_grad);

        var count = Assert.ThrowsExactly<NetworkPartException>(() => network.SetValues("0.weight", 1, 2, 3));
        Assert.AreEqual("There are 3 values for '0.weight'; expected 4, the numbers of [2, 2].", count.Message);
        var shape = Assert.ThrowsExactly<NetworkPartException>(() => network.SetValues("0.bias", ones(1)));
        Assert.AreEqual("The values for '0.bias' are [1]; expected [2].", shape.Message);
        Assert.ThrowsExactly<NetworkPartException>(() => network.SetValues("0.wait", ones(1)));
    }
}
