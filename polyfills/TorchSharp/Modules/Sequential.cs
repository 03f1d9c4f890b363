using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules in a row: each takes what the one before gives. It disposes of its modules.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string Name, nn.IModule<Tensor, Tensor> Module)> steps = [];
    private readonly List<nn.IModule<Tensor, Tensor>> layers = [];
    private readonly LayerRow row = new();

    internal Sequential() : base(nameof(Sequential))
    {
    }

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : this()
    {
        foreach (var (name, module) in modules)
            append(name, module);
    }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : this()
    {
        foreach (var module in modules)
            append(module);
    }

    public int Count => steps.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => steps[index].Module;

    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        steps.Add((name, module));
        layers.Add(module);
        return this;
    }

    // The modules are its own affair and not registered, as in the official one.
    public override IEnumerable<(string name, nn.Module module)> named_children() => steps.Select(step => (step.Name, (nn.Module)step.Module));

    public override Tensor forward(Tensor tensor)
    {
        if (steps.Count == 0)
            return tensor.alias();

        // What a step gave is let go of as soon as the next has used it: where no gradient needs it, its memory is free again.
        var current = row.TryRun(layers, tensor, out int first);
        if (current is null)
            (current, first) = (layers[0].call(tensor), 1);
        for (int i = first; i < layers.Count; i++)
        {
            var next = layers[i].call(current);
            if (!ReferenceEquals(next, current) && !ReferenceEquals(current, tensor))
                current.Dispose();
            current = next;
        }
        return current;
    }

    private Sequential Slice(int start, int end)
    {
        if (start < 0 || start > Count)
            throw new IndexOutOfRangeException($"{start} is not a valid index.");
        if (end < 0 || end > Count)
            throw new IndexOutOfRangeException($"{end} is not a valid index.");
        var slice = new Sequential();
        for (int i = start; i < end; i++)
            slice.append(steps[i].Name, steps[i].Module);
        return slice;
    }
}
