using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>The direct parts of a module.</summary>
internal static class ModuleChildren
{
    /// <summary>
    /// The registered children. TorchSharp's lists and dictionaries register what they hold only when they become part of another module: one that
    /// stands alone is asked for its elements.
    /// </summary>
    public static IReadOnlyList<(string Name, Module Module)> Of(Module module)
    {
        var registered = module.named_children().Select(child => (child.name, child.module)).ToList();
        return registered.Count > 0 ? registered : [.. Elements(module)];
    }

    private static IEnumerable<(string Name, Module Module)> Elements(Module module) => module switch
    {
        IEnumerable<(string, Module)> named => named,
        IEnumerable<(string, Module<Tensor, Tensor>)> named => named.Select(element => (element.Item1, (Module)element.Item2)),
        IEnumerable<Module> list => list.Select((element, index) => ($"{index}", element)),
        _ => [],
    };
}
