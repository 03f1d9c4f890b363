using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Polyfills.Tests.Torch;

/// <summary>Modules by name.</summary>
[TestClass]
public sealed class ModuleDictTests
{
    [TestMethod]
    public void Entries_keep_their_order_and_are_registered_with_their_parent()
    {
        using var parent = new Holder(ModuleDict<Module>(("b", Linear(2, 2)), ("a", ReLU())));
        CollectionAssert.AreEqual(new[] { "b", "a" }, parent.Dict.keys().ToArray());
        CollectionAssert.AreEqual(new[] { "dict.b.weight", "dict.b.bias" }, parent.named_parameters().Select(entry => entry.name).ToArray());
        Assert.AreSame(parent.Dict["a"], parent.Dict[1].Item2);
    }

    [TestMethod]
    public void Lists_and_dictionaries_register_nothing_before_they_are_part_of_a_module()
    {
        using var dict = ModuleDict<Module>(("a", Linear(2, 2)));
        using var list = ModuleList<Module>(Linear(2, 2));
        Assert.IsEmpty(dict.parameters());
        Assert.IsEmpty(list.parameters());
        using var parent = new Holder(dict);
        Assert.HasCount(2, dict.parameters());
    }

    [TestMethod]
    public void Entries_are_added_set_and_removed_by_name()
    {
        using var dict = ModuleDict<Module>(("a", Linear(2, 2)));
        var layer = ReLU();
        dict.Add("b", layer);
        dict.Insert(0, ("c", layer));
        dict["a"] = layer;
        CollectionAssert.AreEqual(new[] { ("c", (Module)layer), ("a", layer), ("b", layer) }, dict.ToArray<(string, Module)>());
        Assert.IsTrue(dict.Remove("c"));
        Assert.IsFalse(dict.TryGetValue("c", out _));
        Assert.Throws<KeyNotFoundException>(() => dict.Remove("c"));
        Assert.Throws<ArgumentException>(() => dict.Add("a", layer));
        Assert.AreEqual(2, dict.Count);
    }

    private sealed class Holder : Module<Tensor, Tensor>
    {
        private readonly ModuleDict<Module> dict;

        public Holder(ModuleDict<Module> dict) : base(nameof(Holder))
        {
            this.dict = dict;
            RegisterComponents();
        }

        public ModuleDict<Module> Dict => dict;

        public override Tensor forward(Tensor input) => input;
    }
}
