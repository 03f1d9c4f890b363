using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// Watches the layers of a network during a forward pass, by hooks that are taken away again at the end. Only layers that are
/// called (<c>layer.call(x)</c>) are seen; a layer whose <c>forward</c> is used directly belongs to its caller.
/// </summary>
internal sealed class LayerTracer : IDisposable
{
    private readonly List<Action> removals = [];
    private readonly Stack<Visit> open = new();
    private readonly Dictionary<Module, Visit> done = new(ReferenceEqualityComparer.Instance);
    private readonly Action<Visit, Tensor>? cameBack;

    /// <param name="network">The network whose layers are watched.</param>
    /// <param name="cameBack">Told of every layer that comes back, with its output.</param>
    public LayerTracer(Module network, Action<Visit, Tensor>? cameBack = null)
    {
        this.cameBack = cameBack;
        var seen = new HashSet<Module>(ReferenceEqualityComparer.Instance);
        foreach (var layer in LayerPath.AllOf(network))
        {
            if (seen.Add(layer.Module))
            {
                Watch(layer.Path, layer.Module);
            }
        }
    }

    /// <summary>The layer that was entered last and has not come back: where a forward pass broke.</summary>
    public Visit? Innermost => open.TryPeek(out var visit) ? visit : null;

    /// <summary>The layer that came back last.</summary>
    public Visit? LastDone { get; private set; }

    /// <summary>The last complete pass through a layer; null when it was not called.</summary>
    public Visit? VisitOf(Module module) => done.GetValueOrDefault(module);

    public void Dispose() => removals.ForEach(remove => remove());

    private void Watch(string path, Module layer)
    {
        switch (layer)
        {
            case Module<Tensor, Tensor> module:
                removals.Add(module.register_forward_pre_hook((_, input) => Enter(path, module, input, input)).remove);
                removals.Add(module.register_forward_hook((_, _, output) => Leave(module, output)).remove);
                break;
            case Module<Tensor, Tensor, Tensor> module:
                removals.Add(module.register_forward_pre_hook((_, first, second) => Enter(path, module, first, (first, second))).remove);
                removals.Add(module.register_forward_hook((_, _, _, output) => Leave(module, output)).remove);
                break;
            case Module<Tensor, Tensor, Tensor, Tensor> module:
                removals.Add(module.register_forward_pre_hook((_, first, second, third) => Enter(path, module, first, (first, second, third))).remove);
                removals.Add(module.register_forward_hook((_, _, _, _, output) => Leave(module, output)).remove);
                break;
            case Module<Tensor[], Tensor> module:
                removals.Add(module.register_forward_pre_hook((_, inputs) => Enter(path, module, inputs[0], inputs)).remove);
                removals.Add(module.register_forward_hook((_, _, output) => Leave(module, output)).remove);
                break;
        }
    }

    // A layer of several inputs is told of by its first.
    private TInputs Enter<TInputs>(string path, Module layer, Tensor input, TInputs all)
    {
        open.Push(new Visit(path, layer, input.shape, null));
        return all;
    }

    private Tensor Leave(Module layer, Tensor output)
    {
        LastDone = Closed(layer) with { Output = output.shape };
        done[layer] = LastDone;
        cameBack?.Invoke(LastDone, output);
        return output;
    }

    /// <summary>The visit that ends, and with it those whose layers threw what somebody caught.</summary>
    private Visit Closed(Module module)
    {
        var visit = open.Pop();
        while (!ReferenceEquals(visit.Module, module))
        {
            visit = open.Pop();
        }

        return visit;
    }

    /// <summary>One pass through a layer, in shapes.</summary>
    public sealed record Visit(string Path, Module Module, long[]? Input, long[]? Output);
}
