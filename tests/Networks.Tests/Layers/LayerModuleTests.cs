using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests;

[TestClass]
public sealed class LayerModuleTests
{
    [TestMethod]
    public void LinearRelu_starts_normally_distributed()
    {
        using var scope = NewDisposeScope();
        using var stream = new RandomStream(7);
        using var layer = stream.Run(() => new LinearRelu(400, 300));
        CollectionAssert.AreEqual(new long[] { 400, 300 }, layer.Weight.shape);
        Assert.AreEqual(0, layer.Weight.mean().ToDouble(), 0.02);
        Assert.AreEqual(1, layer.Weight.std().ToDouble(), 0.02);
        Assert.AreEqual(1, layer.Bias.std().ToDouble(), 0.15);
        CollectionAssert.AreEqual(new[] { "weight", "bias" }, layer.named_parameters().Select(entry => entry.name).ToArray());
    }

    [TestMethod]
    public void Layers_outlive_the_scope_they_were_made_in()
    {
        LinearRelu linear;
        FixedHiddenLayer hidden;
        using (NewDisposeScope())
        {
            linear = new LinearRelu(4, 4);
            hidden = new FixedHiddenLayer(4);
        }

        using var scope = NewDisposeScope();
        Assert.IsFalse(linear.Weight.IsInvalid);
        Assert.IsFalse(linear.Bias.IsInvalid);
        Assert.IsFalse(hidden.get_buffer("rand_weight")!.IsInvalid);
        linear.Dispose();
        hidden.Dispose();
    }

    [TestMethod]
    public void Layers_move_to_another_type_of_number()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(new LinearRelu(6, 4), new FixedHiddenLayer(4), new CenteredLayer());
        network.to(ScalarType.Float64);
        Assert.AreEqual(ScalarType.Float64, network.call(rand([2, 6], ScalarType.Float64)).dtype);
    }

    [TestMethod]
    public void A_forward_pass_leaves_only_its_result_alive()
    {
        using var scope = NewDisposeScope();
        foreach (var layer in new Module<Tensor, Tensor>[] { new LinearRelu(4, 4), new FixedHiddenLayer(4), new FixedHiddenLayer(4, true), new CenteredLayer() })
        {
            var batch = rand(3, 4);
            var before = scope.DisposablesCount;
            using var output = layer.call(batch);
            Assert.AreEqual(before + 1, scope.DisposablesCount, layer.GetName());
            layer.Dispose();
        }
    }

    [TestMethod]
    public void Sizes_below_one_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new LinearRelu(0, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new LinearRelu(1, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new FixedHiddenLayer(0));
    }
}
