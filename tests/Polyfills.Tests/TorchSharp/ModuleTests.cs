using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

[TestClass]
public sealed class ModuleTests
{
    [TestMethod]
    public void Names_follow_the_fields_and_places()
    {
        using var network = new Residual();
        string[] expected = ["body.0.weight", "body.0.bias", "body.2.weight", "body.2.bias", "head.weight", "head.bias", "scale"];
        CollectionAssert.AreEquivalent(expected, network.named_parameters().Select(entry => entry.name).ToArray());
        CollectionAssert.AreEquivalent(new[] { "steps" }, network.named_buffers().Select(entry => entry.name).ToArray());
        CollectionAssert.AreEqual(
            new[] { "body", "head", "body.0", "body.1", "body.2" }, network.named_modules().Select(entry => entry.name).ToArray());
    }

    [TestMethod]
    public void A_state_moves_to_another_module()
    {
        using var scope = NewDisposeScope();
        using var one = new Residual();
        using var other = new Residual();
        other.load_state_dict(one.state_dict());
        var input = rand(3, 4);
        Assert.IsTrue(one.call(input).Equals(other.call(input)));
    }

    [TestMethod]
    public void A_state_with_other_names_is_refused()
    {
        using var one = nn.Linear(2, 2);
        using var other = nn.Linear(2, 2, false);
        Assert.Throws<InvalidOperationException>(() => other.load_state_dict(one.state_dict()));
        var (missing, unexpected) = other.load_state_dict(one.state_dict(), false);
        Assert.HasCount(0, missing);
        CollectionAssert.AreEqual(new[] { "bias" }, unexpected.ToArray());
    }

    [TestMethod]
    public void A_module_saved_and_loaded_computes_the_same()
    {
        using var scope = NewDisposeScope();
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.dat");
        try
        {
            using var one = new Residual();
            using var other = new Residual();
            one.save(path);
            other.load(path);
            var input = rand(3, 4);
            Assert.IsTrue(one.call(input).Equals(other.call(input)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void Hooks_see_and_change_input_and_output()
    {
        using var scope = NewDisposeScope();
        using var doubling = new Doubling();
        var seen = new List<string>();
        var before = doubling.register_forward_pre_hook((_, input) =>
        {
            seen.Add("before");
            return input + 1;
        });
        var after = doubling.register_forward_hook((_, _, output) =>
        {
            seen.Add("after");
            return output * 10;
        });
        Assert.AreEqual(40, doubling.call(tensor(1f)).ToSingle());
        before.remove();
        after.remove();
        Assert.AreEqual(2, doubling.call(tensor(1f)).ToSingle());
        CollectionAssert.AreEqual(new[] { "before", "after" }, seen);
    }

    [TestMethod]
    public void Train_and_eval_reach_all_modules()
    {
        using var network = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.Dropout()));
        network.eval();
        Assert.IsTrue(network.named_modules().Where(entry => entry.module is Dropout).All(entry => !entry.module.training));
        network.train();
        Assert.IsTrue(network.named_modules().Where(entry => entry.module is Dropout).All(entry => entry.module.training));
    }

    [TestMethod]
    public void A_module_moves_to_another_type()
    {
        using var scope = NewDisposeScope();
        using var network = new Residual();
        network.to(float64);
        Assert.IsTrue(network.parameters().All(parameter => parameter.dtype == float64));
        Assert.AreEqual(ScalarType.Int64, network.get_buffer("steps")!.dtype);
        Assert.AreEqual(float64, network.call(rand(2, 4, float64)).dtype);
    }

    [TestMethod]
    public void Layers_with_inherited_weights_move_too()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2));
        network.to(float64);
        Assert.AreEqual(float64, network.call(rand(1, 1, 5, 5, float64)).dtype);
        network.to(float32);
        Assert.AreEqual(float32, network.call(rand(1, 1, 5, 5)).dtype);
    }

    [TestMethod]
    public void Zero_grad_drops_the_gradients()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();
        Assert.IsNotNull(layer.weight!.grad);
        layer.zero_grad();
        Assert.IsNull(layer.weight.grad);
    }

    [TestMethod]
    public void Many_threads_may_use_one_network()
    {
        using var network = new Residual();
        network.eval();
        using var input = rand(8, 4);
        using var mode = inference_mode();
        using var expected = network.call(input);
        Parallel.For(0, 64, _ =>
        {
            using var unrecorded = inference_mode();
            using var scope = NewDisposeScope();
            Assert.IsTrue(expected.Equals(network.call(input)));
        });
    }

    [TestMethod]
    public void A_sequential_can_be_sliced()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(("first", nn.Linear(2, 3)), ("second", nn.ReLU()), ("third", nn.Linear(3, 1)));
        Assert.AreEqual(3, network.Count);
        var front = network[..2];
        CollectionAssert.AreEqual(new[] { "first", "second" }, front.named_children().Select(entry => entry.name).ToArray());
        CollectionAssert.AreEqual(new long[] { 5, 3 }, front.call(rand(5, 2)).shape);
    }

    private sealed class Doubling : nn.Module<Tensor, Tensor>
    {
        public Doubling() : base(nameof(Doubling)) => RegisterComponents();

        public override Tensor forward(Tensor input) => input * 2;
    }

    private sealed class Residual : nn.Module<Tensor, Tensor>
    {
        private readonly nn.Module<Tensor, Tensor> body = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 4));
        private readonly nn.Module<Tensor, Tensor> head = nn.Linear(4, 2);
        private readonly Parameter scale = new(ones(1));
        private readonly Tensor steps = zeros(1, int64);

        public Residual() : base(nameof(Residual)) => RegisterComponents();

        public override Tensor forward(Tensor input) => head.call(input + body.call(input) * scale);
    }
}
