using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

/// <summary>What libtorch refuses comes back as an exception with its text.</summary>
[TestClass]
public sealed class ErrorTests
{
    [TestMethod]
    public void A_shape_fault_carries_libtorchs_text()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(2, 3).mm(ones(2, 3)));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message);
    }

    [TestMethod]
    public void An_index_out_of_range_carries_libtorchs_text()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(3).select(0, 5));
        Assert.Contains("out of range", error.Message);
    }

    [TestMethod]
    public void Backward_of_a_vector_is_refused()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(3).requires_grad_().mul(2).backward());
        Assert.Contains("grad can be implicitly created only for scalar outputs", error.Message);
    }

    [TestMethod]
    public void A_disposed_tensor_is_refused()
    {
        var tensor = ones(1);
        tensor.Dispose();
        Assert.Throws<InvalidOperationException>(() => tensor.add(1));
        tensor.Dispose();
    }

    [TestMethod]
    public void An_error_leaves_the_thread_usable()
    {
        using var scope = NewDisposeScope();
        for (int i = 0; i < 50; i++)
            Assert.Throws<ExternalException>(() => ones(2).view(3));
        Assert.AreEqual(3, ones(3).sum().ToDouble());
    }

    [TestMethod]
    public void Reading_another_type_than_the_tensors_is_refused()
    {
        using var numbers = ones(2);
        Assert.Throws<ArgumentException>(() => numbers.data<long>());
    }

    [TestMethod]
    public void A_batch_normalisation_does_not_train_on_one_value()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.BatchNorm1d(3);
        var error = Assert.Throws<ExternalException>(() => layer.call(ones(1, 3)));
        Assert.AreEqual("Expected more than 1 value per channel when training, got input size [1, 3]", error.Message.Split('\n')[0]);
        layer.eval();
        Assert.AreEqual(3, layer.call(ones(1, 3)).numel());
    }
}
