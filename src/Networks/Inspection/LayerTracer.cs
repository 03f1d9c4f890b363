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
            if (layer.Module is Module<Tensor, Tensor> module && seen.Add(module))
            {
                Watch(layer.Path, module);
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

    private void Watch(string path, Module<Tensor, Tensor> module)
    {
        var before = module.register_forward_pre_hook((layer, input) =>
        {
            open.Push(new Visit(path, layer, input.shape, null));
            return input;
        });
        removals.Add(before.remove);
        var after = module.register_forward_hook((_, _, output) =>
        {
            LastDone = Closed(module) with { Output = output.shape };
            done[module] = LastDone;
            cameBack?.Invoke(LastDone, output);
            return output;
        });
        removals.Add(after.remove);
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
