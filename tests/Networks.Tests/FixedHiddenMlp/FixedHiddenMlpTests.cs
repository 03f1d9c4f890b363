using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks.Tests;

[TestClass]
public sealed class FixedHiddenMlpTests
{
    [TestMethod]
    [DataRow(1, "linear.weight linear.bias")]
    [DataRow(3, "linear.weight linear.bias out.weight out.bias")]
    public void Its_fixed_weights_are_saved_and_never_trained(int output, string parameters)
    {
        using var network = new FixedHiddenMlp().Build(new NetworkShape([20], output));
        Assert.AreEqual(parameters, string.Join(' ', network.named_parameters().Select(entry => entry.name)));
        CollectionAssert.AreEqual(new[] { "rand_weight" }, network.named_buffers().Select(entry => entry.name).ToArray());
        Assert.IsTrue(network.state_dict().ContainsKey("rand_weight"));

        using var scope = NewDisposeScope();
        var fixedWeight = network.get_buffer("rand_weight")!;
        var before = fixedWeight.clone();
        Assert.IsTrue(before.ge(0).logical_and(before.lt(1)).all().ToBoolean());
        using var optimizer = optim.SGD(network.parameters(), 0.1);
        network.call(rand(4, 20)).sum().backward();
        optimizer.step();
        Assert.IsTrue(before.equal(fixedWeight).all().ToBoolean());
        Assert.IsFalse(fixedWeight.requires_grad);
    }

    [TestMethod]
    public void With_one_output_it_gives_the_sum_of_each_row()
    {
        using var scope = NewDisposeScope();
        using var stream = new RandomStream(1);
        using var network = new FixedHiddenMlp().Build(new NetworkShape([4, 5], 1));
        using var layer = new FixedHiddenLayer(20);
        NetworkState.Load(layer, network.state_dict());
        var batch = stream.Run(() => rand(3, 4, 5));
        var rows = layer.call(batch);
        CollectionAssert.AreEqual(new long[] { 3, 20 }, rows.shape);
        Assert.IsTrue(network.call(batch).allclose(rows.sum(1, true), 1e-6, 1e-7));
    }

    [TestMethod]
    public void A_row_does_not_depend_on_the_rows_beside_it()
    {
        using var scope = NewDisposeScope();
        using var network = new FixedHiddenMlp().Build(new NetworkShape([20], 1));
        using var overBatch = new FixedHiddenMlp { NormOverBatch = true }.Build(new NetworkShape([20], 1));
        NetworkState.Load(overBatch, network.state_dict());
        var batch = rand(64, 20) * arange(1, 65).reshape(64, 1);
        var alone = cat([.. Enumerable.Range(0, 64).Select(row => network.call(batch[row].unsqueeze(0)))], 0);
        // A row alone takes other kernels than many at once.
        Assert.IsTrue(network.call(batch).allclose(alone, 1e-4, 1e-6));
        Assert.IsFalse(overBatch.call(batch).allclose(alone, 1e-4, 1e-6));
    }

    [TestMethod]
    public void Rows_are_halved_until_their_norm_is_at_most_one()
    {
        using var scope = NewDisposeScope();
        using var layer = new FixedHiddenLayer(20);
        NetworkState.Load(layer, new Dictionary<string, Tensor>
        {
            ["linear.weight"] = eye(20),
            ["linear.bias"] = zeros(20),
            ["rand_weight"] = eye(20),
        });

        // The rows come out of the layers with the norms 20, 40 and 20 * 10^6.
        var output = layer.call(stack([zeros(20), ones(20), full([20], 1e6f)], 0));
        var norms = output.abs().sum(1).data<float>().ToArray();
        Assert.AreEqual(20 / 32f, norms[0], 1e-6);
        Assert.AreEqual(40 / 64f, norms[1], 1e-6);
        Assert.AreEqual(20 * (1e6 + 1) / (1 << 25), norms[2], 1e-5);
    }

    [TestMethod]
    [DataRow(float.PositiveInfinity, false)]
    [DataRow(float.PositiveInfinity, true)]
    [DataRow(float.NaN, false)]
    [Timeout(20_000)]
    public void Numbers_that_are_not_finite_end_the_loop(float number, bool overBatch)
    {
        using var scope = NewDisposeScope();
        using var layer = new FixedHiddenLayer(3, overBatch);
        Assert.IsFalse(layer.call(full([2, 3], number)).isfinite().any().ToBoolean());
    }

    [TestMethod]
    public void An_input_too_wide_is_refused_before_memory_is_taken() => StringAssert.Contains(
        Assert.ThrowsExactly<NetworkShapeException>(() => new FixedHiddenMlp().Build(new NetworkShape([3, 224, 224], 1))).Message,
        "its two weights would be 150528 x 150528. It takes inputs of at most 16384 numbers");
}
