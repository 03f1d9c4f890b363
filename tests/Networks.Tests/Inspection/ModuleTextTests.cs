using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Inspection;

[TestClass]
public sealed class ModuleTextTests
{
    [TestMethod]
    public void Modules_are_listed_as_Python_lists_them()
    {
        using var network = Sequential(Linear(4, 2), ReLU());
        Assert.AreEqual("[Linear(in_features=4, out_features=2, bias=True), ReLU()]", ModuleText.OfList(network.children()));
        Assert.AreEqual("[]", ModuleText.OfList([]));
    }

    [TestMethod]
    public void An_own_module_may_describe_itself()
    {
        using var alone = new Described("scale=2.0");
        Assert.AreEqual("Described(scale=2.0)", ModuleText.Of(alone));
        using var lines = new Described("scale=2.0\nshift=1");
        Assert.AreEqual("Described(\n  scale=2.0\n  shift=1\n)", ModuleText.Of(lines));
        using var silent = new Described("");
        Assert.AreEqual("Described()", ModuleText.Of(silent));
        using var parent = new Described("scale=2.0", ReLU());
        Assert.AreEqual("Described(\n  scale=2.0\n  (part): ReLU()\n)", ModuleText.Of(parent));
    }

    [TestMethod]
    public void A_class_without_a_name_of_its_own_is_called_by_its_class()
    {
        using var derived = new MySequential(ReLU());
        Assert.AreEqual("MySequential(\n  (0): ReLU()\n)", ModuleText.Of(derived));
    }

    [TestMethod]
    public void Lists_and_dictionaries_show_their_elements_alone_and_inside_of_others()
    {
        using var list = ModuleList<Module<Tensor, Tensor>>(ReLU(), Tanh());
        Assert.AreEqual("ModuleList(\n  (0): ReLU()\n  (1): Tanh()\n)", ModuleText.Of(list));
        using var named = ModuleDict<Module<Tensor, Tensor>>(("a", ReLU()), ("b", Tanh()));
        Assert.AreEqual("ModuleDict(\n  (a): ReLU()\n  (b): Tanh()\n)", ModuleText.Of(named));
        using var parent = new Described("", ModuleList<Module>(ReLU()));
        Assert.AreEqual("Described(\n  (part): ModuleList(\n    (0): ReLU()\n  )\n)", ModuleText.Of(parent));
        using var empty = ModuleList<Module>();
        Assert.AreEqual("ModuleList()", ModuleText.Of(empty));
    }

    [TestMethod]
    public void Weights_of_zero_hide_no_geometry()
    {
        using var scope = NewDisposeScope();
        using var layer = Conv2d(4, 8, (3, 5), (2, 1), (1, 2), (2, 1), groups: 2);
        Zero(layer);
        Assert.AreEqual("Conv2d(4, 8, kernel_size=(3, 5), stride=(2, 1), padding=(1, 2), dilation=(2, 1), groups=2)", ModuleText.Of(layer));
    }

    [TestMethod]
    public void What_weights_of_zero_hide_is_printed_as_the_default()
    {
        using var scope = NewDisposeScope();
        using var norm = BatchNorm2d(3, 1e-3, 0.2);
        Zero(norm);
        Assert.AreEqual("BatchNorm2d(3, eps=1e-05, momentum=0.2, affine=True, track_running_stats=True)", ModuleText.Of(norm));
        using var reflecting = Conv2d(2, 2, 3, 1, 1, 1, PaddingModes.Reflect);
        Zero(reflecting);
        Assert.AreEqual("Conv2d(2, 2, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))", ModuleText.Of(reflecting));
    }

    [TestMethod]
    public void One_weight_that_is_not_zero_tells_the_epsilon()
    {
        using var scope = NewDisposeScope();
        using var norm = LayerNorm(5, 1e-3);
        Zero(norm);
        using (no_grad())
        {
            norm.weight!.narrow(0, 3, 1).fill_(-0.5);
        }

        Assert.AreEqual("LayerNorm((5,), eps=0.001, elementwise_affine=True)", ModuleText.Of(norm));
    }

    [TestMethod]
    public void Sizes_that_nothing_tells_are_left_out()
    {
        using var norm = BatchNorm2d(3, affine: false, track_running_stats: false);
        Assert.AreEqual("BatchNorm2d(eps=1e-05, momentum=0.1, affine=False, track_running_stats=False)", ModuleText.Of(norm));
        using var groups = GroupNorm(3, 6, 1e-3, affine: false);
        Assert.AreEqual("GroupNorm(3, eps=0.001, affine=False)", ModuleText.Of(groups));
    }

    [TestMethod]
    public void A_frozen_layer_in_evaluation_mode_is_read_alike()
    {
        using var network = Sequential(Conv2d(1, 2, 3), BatchNorm2d(2, 1e-4, 0.3), Dropout(0.2));
        var before = ModuleText.Of(network);
        network.eval();
        foreach (var parameter in network.parameters())
        {
            parameter.requires_grad = false;
        }

        Assert.AreEqual(before, ModuleText.Of(network));
    }

    [TestMethod]
    public void A_module_that_contains_itself_is_refused()
    {
        using var loop = new Loop();
        var message = Assert.ThrowsExactly<InvalidOperationException>(() => ModuleText.Of(loop)).Message;
        StringAssert.StartsWith(message, "Module 'Loop' contains itself: Loop > Described > Loop.");
        loop.Open();
    }

    private static void Zero(Module module)
    {
        using var noGradients = no_grad();
        foreach (var parameter in module.parameters())
        {
            parameter.zero_();
        }
    }

    private sealed class Described : Module<Tensor, Tensor>, IDescribesItself
    {
        public Described(string description, Module? part = null)
            : base(nameof(Described))
        {
            Description = description;
            Adopt(part);
        }

        public string Description { get; }

        public void Adopt(Module? part)
        {
            if (part is not null)
            {
                register_module("part", part);
            }
        }

        public override Tensor forward(Tensor input) => input.alias();
    }

    private sealed class MySequential(params Module<Tensor, Tensor>[] modules) : TorchSharp.Modules.Sequential(modules);

    private sealed class Loop : Module<Tensor, Tensor>
    {
        private bool closed = true;

        public Loop()
            : base(nameof(Loop))
        {
        }

        // Children that are only told, so that nothing but the text meets the loop.
        public override IEnumerable<(string name, Module module)> named_children() => closed ? [("part", new Pointer(this))] : [];

        public override Tensor forward(Tensor input) => input.alias();

        public void Open() => closed = false;
    }

    private sealed class Pointer(Module target) : Module<Tensor, Tensor>(nameof(Described))
    {
        public override IEnumerable<(string name, Module module)> named_children() => [("back", target)];

        public override Tensor forward(Tensor input) => input.alias();
    }
}
