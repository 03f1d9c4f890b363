using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Polyfills.Tests.Torch;

[TestClass]
public sealed class ModuleDictTests
{
    [TestMethod]
    public void Modules_keep_their_names_and_their_order()
    {
        using var modules = ModuleDict<Module>(("b", Linear(2, 3)), ("a", ReLU()));
        modules.Add("c", Linear(1, 1));
        CollectionAssert.AreEqual(new[] { "b", "a", "c" }, modules.Keys.ToArray());
        Assert.AreSame(modules[1].Item2, modules["a"]);
        Assert.IsTrue(modules.ContainsKey("b"));
        Assert.IsFalse(modules.TryGetValue("d", out _));
        Assert.ThrowsExactly<KeyNotFoundException>(() => modules["d"]);
        Assert.ThrowsExactly<ArgumentException>(() => modules.Add("a", ReLU()));
    }

    [TestMethod]
    public void Its_modules_are_part_of_the_network_it_is_part_of()
    {
        using var network = new Holder(ModuleDict<Module>(("b", Linear(2, 3)), ("a", Linear(1, 1, false))));
        CollectionAssert.AreEqual(
            new[] { "parts.b.weight", "parts.b.bias", "parts.a.weight" }, network.named_parameters().Select(entry => entry.name).ToArray());
    }

    [TestMethod]
    public void A_removed_module_is_gone()
    {
        using var removed = Linear(2, 3);
        using var modules = ModuleDict<Module>(("b", removed), ("a", ReLU()));
        Assert.IsTrue(modules.Remove("b"));
        CollectionAssert.AreEqual(new[] { "a" }, modules.keys().ToArray());
        modules.clear();
        Assert.IsEmpty(modules.values());
    }

    [TestMethod]
    public void A_dimension_is_split()
    {
        using var scope = NewDisposeScope();
        CollectionAssert.AreEqual(new long[] { 2, 3, 4, 5 }, zeros(2, 12, 5).unflatten(1, 3, 4).shape);
    }

    private sealed class Holder : Module<Tensor, Tensor>
    {
        private readonly Module parts;

        public Holder(Module parts)
            : base(nameof(Holder))
        {
            this.parts = parts;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => input.alias();
    }
}
