using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Inspection;

/// <summary>Reading a module changes nothing about it.</summary>
[TestClass]
public sealed class ModuleTextLeavesNoTraceTests
{
    [TestMethod]
    public void Weights_buffers_gradients_and_modes_stay()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        network.children().ElementAt(1).eval();
        network.call(rand(2, 3, 8, 8)).sum().backward();
        var state = NetworkState.Copy(network);
        var gradients = network.parameters().Select(parameter => parameter.grad!.clone()).ToList();

        ModuleText.Of(network);

        CollectionAssert.AreEqual(new[] { true, false, true, true, true, true }, network.children().Select(child => child.training).ToArray());
        foreach (var (path, value) in network.state_dict())
        {
            Assert.IsTrue(value.bytes.SequenceEqual(state[path].bytes), path);
        }

        foreach (var (parameter, gradient) in network.parameters().Zip(gradients))
        {
            Assert.IsTrue(parameter.requires_grad);
            Assert.IsTrue(parameter.grad!.bytes.SequenceEqual(gradient.bytes));
        }

        NetworkState.Dispose(state);
    }

    [TestMethod]
    public void A_backward_pass_that_has_begun_may_go_on()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        network.eval();
        var loss = network.call(rand(2, 3, 8, 8)).sum();
        ModuleText.Of(network);
        loss.backward();
        Assert.IsTrue(network.parameters().All(parameter => parameter.grad is not null));
    }

    [TestMethod]
    public void The_random_numbers_of_the_process_stay()
    {
        using var scope = NewDisposeScope();
        using var network = Network();
        var before = get_rng_state().bytes.ToArray();
        ModuleText.Of(network);
        CollectionAssert.AreEqual(before, get_rng_state().bytes.ToArray());
    }

    [TestMethod]
    public void Hooks_are_not_called()
    {
        using var network = Network();
        var calls = 0;
        foreach (var layer in network.children().Cast<Module<Tensor, Tensor>>())
        {
            layer.register_forward_pre_hook((_, input) =>
            {
                calls++;
                return input;
            });
            layer.register_forward_hook((_, _, output) => output * 0);
        }

        using var plain = Network();
        Assert.AreEqual(ModuleText.Of(plain), ModuleText.Of(network));
        Assert.AreEqual(0, calls);
    }

    [TestMethod]
    public void An_embedding_that_limits_its_norms_keeps_its_rows()
    {
        using var scope = NewDisposeScope();
        using var table = Embedding(5, 3, 2, max_norm: 0.1);
        var before = NetworkState.Copy(table);
        Assert.AreEqual("Embedding(5, 3, padding_idx=2)", ModuleText.Of(table));
        Assert.IsTrue(table.state_dict()["weight"].bytes.SequenceEqual(before["weight"].bytes));
        NetworkState.Dispose(before);
    }

    private static TorchSharp.Modules.Sequential Network() => Sequential(
        Conv2d(3, 4, 3, 1, 1), BatchNorm2d(4), ReLU(true), Dropout(0.25), Flatten(), LayerNorm(256));
}
