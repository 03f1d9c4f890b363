using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Inspection.Tracing;

[TestClass]
public sealed class ForwardTraceTests
{
    [TestMethod]
    public void An_operation_told_with_a_label_is_printed_as_in_training()
    {
        using var network = Network.From(_ => new Telling()).Build(new NetworkShape([2], 2));
        using var trace = ForwardTrace.Run(network, tensor(new[] { 1f, -2 }).reshape(1, 2));
        Assert.AreEqual("relu tensor([[1., 0.]], grad_fn=<ReluBackward0>)", trace.ToString());
        Assert.AreEqual("ReluBackward0", trace[0].Operation);
    }

    [TestMethod]
    public void Called_layers_and_labels_come_in_the_order_in_which_they_come_up()
    {
        using var scope = NewDisposeScope();
        using var network = new Doubling();
        using var trace = ForwardTrace.Run(network, tensor(new[] { -1f, 2 }).reshape(1, 2));
        CollectionAssert.AreEqual(
            new[] { "inner.0 (ReLU)", "inner.1 (Identity)", "inner (Sequential)", "twice", "last (ReLU)", "Doubling" },
            trace.Select(value => value.Name).ToArray());
        Assert.AreEqual("twice tensor([[0., 4.]])", trace.ToString());
        Assert.AreEqual(
            "inner.0 (ReLU) tensor([[0., 2.]])\ninner.1 (Identity) tensor([[0., 2.]])\ninner (Sequential) tensor([[0., 2.]])\ntwice tensor([[0., 4.]])\n"
            + "last (ReLU) tensor([[0., 4.]])\nDoubling tensor([[0., 4.]])",
            trace.ToText(_ => true));
        Assert.AreEqual(("twice", "", "Doubling"), (trace[3].Label, trace[3].Path, trace[3].Kind));
    }

    [TestMethod]
    public void A_network_without_labels_shows_its_layers()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(ReLU());
        using var trace = ForwardTrace.Run(network, tensor(new[] { -1f, 2 }).reshape(1, 2));
        Assert.AreEqual("0 (ReLU) tensor([[0., 2.]])\nSequential tensor([[0., 2.]])", trace.ToString());
    }

    [TestMethod]
    public void Values_are_copied_before_a_later_layer_overwrites_them()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(("first", Identity()), ("second", ReLU(inplace: true)));
        using var trace = ForwardTrace.Run(network, tensor(new[] { -1f, 2 }).reshape(1, 2));
        Assert.AreEqual("tensor([[-1.,  2.]])", TensorText.Of(trace["first"]));
        Assert.AreEqual("tensor([[0., 2.]])", TensorText.Of(trace["second"]));
    }

    [TestMethod]
    public void The_network_is_left_as_it_was_found()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(Linear(2, 2), BatchNorm1d(2), Dropout());
        network.children().Last().eval();
        var before = NetworkState.Copy(network);
        using (var trace = ForwardTrace.Run(network, ones(3, 2)))
        {
            Assert.HasCount(4, trace);
        }

        CollectionAssert.AreEqual(new[] { true, true, false }, network.children().Select(child => child.training).ToArray());
        foreach (var (path, value) in network.state_dict())
        {
            Assert.IsTrue(value.bytes.SequenceEqual(before[path].bytes), path);
        }

        network.call(ones(3, 2));
        NetworkState.Dispose(before);
    }

    [TestMethod]
    public void A_failing_pass_names_the_layer_and_leaves_no_trace_running()
    {
        using var scope = NewDisposeScope();
        using var network = Sequential(("first", ReLU()), ("second", Linear(3, 2)));
        var message = Assert.ThrowsExactly<NetworkShapeException>(() => ForwardTrace.Run(network, ones(1, 2))).Message;
        Assert.AreEqual("Layer 'second' (Linear) expects 3 features, but got an input of shape [1, 2].", message);
        Assert.IsTrue(network.training);
        using var value = ones(1);
        Assert.AreSame(value, value.Traced("seen by nobody"));
    }

    [TestMethod]
    public void Traced_returns_the_very_same_tensor()
    {
        using var value = ones(1);
        Assert.AreSame(value, value.Traced("one"));
    }

    [TestMethod]
    public void A_trace_within_a_trace_has_its_own_values()
    {
        using var scope = NewDisposeScope();
        using var network = new Nesting();
        using var trace = ForwardTrace.Run(network, ones(1, 2));
        CollectionAssert.AreEqual(new[] { "before", "after" }, trace.Where(value => value.Label is not null).Select(value => value.Label).ToArray());
        CollectionAssert.AreEqual(new[] { "twice" }, network.Inner);
    }

    [TestMethod]
    public void Threads_do_not_see_each_others_values()
    {
        using var start = new Barrier(4);
        var labels = new string[4];
        var threads = Enumerable.Range(0, 4).Select(thread => new Thread(() =>
        {
            using var scope = NewDisposeScope();
            using var network = new Labelling($"thread {thread}", start);
            using var trace = ForwardTrace.Run(network, ones(1, 2));
            labels[thread] = string.Join(", ", trace.Where(value => value.Label is not null).Select(value => value.Label));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        CollectionAssert.AreEqual(Enumerable.Range(0, 4).Select(thread => $"thread {thread}").ToArray(), labels);
    }

    [TestMethod]
    public void An_unknown_name_is_told_with_those_there_are()
    {
        using var scope = NewDisposeScope();
        using var network = new Doubling();
        using var trace = ForwardTrace.Run(network, ones(1, 2));
        Assert.AreEqual(
            "The trace has no value 'twicee'. Did you mean 'twice'? It has: inner.0, inner.1, inner, twice, last.",
            Assert.ThrowsExactly<KeyNotFoundException>(() => trace["twicee"]).Message);
    }

    [TestMethod]
    public void A_layer_whose_fault_is_caught_does_not_confuse_the_paths()
    {
        using var scope = NewDisposeScope();
        using var network = new Catching();
        using var trace = ForwardTrace.Run(network, ones(1, 2));
        CollectionAssert.AreEqual(new[] { "good (ReLU)", "Catching" }, trace.Select(value => value.Name).ToArray());
    }

    private sealed class Doubling : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> inner = Sequential(ReLU(), Identity());
        private readonly Module<Tensor, Tensor> last = ReLU();

        public Doubling()
            : base(nameof(Doubling)) => RegisterComponents();

        public override Tensor forward(Tensor input) => last.call((inner.call(input) * 2).Traced("twice"));
    }

    private sealed class Nesting : Module<Tensor, Tensor>
    {
        public Nesting()
            : base(nameof(Nesting))
        {
        }

        public string?[] Inner { get; private set; } = [];

        public override Tensor forward(Tensor input)
        {
            input.Traced("before");
            using var network = new Doubling();
            using var trace = ForwardTrace.Run(network, input);
            Inner = [.. trace.Where(value => value.Label is not null).Select(value => value.Label)];
            return input.alias().Traced("after");
        }
    }

    private sealed class Labelling(string label, Barrier start) : Module<Tensor, Tensor>(nameof(Labelling))
    {
        public override Tensor forward(Tensor input)
        {
            start.SignalAndWait();
            return input.alias().Traced(label);
        }
    }

    private sealed class Catching : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> bad = Linear(7, 7);
        private readonly Module<Tensor, Tensor> good = ReLU();

        public Catching()
            : base(nameof(Catching)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            Assert.ThrowsExactly<System.Runtime.InteropServices.ExternalException>(() => bad.call(input));
            return good.call(input);
        }
    }

    private sealed class Telling() : Module<Tensor, Tensor>(nameof(Telling))
    {
        public override Tensor forward(Tensor input) => input.relu().Traced("relu", "ReluBackward0");
    }
}
