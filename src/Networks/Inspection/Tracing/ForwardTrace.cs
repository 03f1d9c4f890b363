using System.Collections;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// What a network computes on the way from its input to its output, in the order in which it came up: the output of every layer that is called, and every value
/// that a forward method labels by <see cref="TracingExtensions.Traced"/>.
/// </summary>
/// <remarks>
/// A layer is seen when it is called (<c>layer.call(x)</c>), not when its <c>forward</c> is used directly. Two threads may trace at a time, each its own
/// network; neither sees the other's values. The copies live until the trace is disposed of.
/// </remarks>
public sealed class ForwardTrace : IReadOnlyList<TracedValue>, IDisposable
{
    // One a thread: a forward pass runs on one thread, and others are not to be disturbed.
    [ThreadStatic]
    private static ForwardTrace? current;

    private readonly List<TracedValue> values = [];
    private readonly LayerTracer tracer;

    private ForwardTrace(Module<Tensor, Tensor> network) =>
        tracer = new LayerTracer(network, (visit, output) => Keep(null, visit.Path, visit.Module, output));

    /// <summary>The network's output.</summary>
    public Tensor Output => values[^1].Value;

    /// <summary>How many values came up.</summary>
    public int Count => values.Count;

    internal static ForwardTrace? Current => current;

    /// <summary>A value by its place in the order; the network's output is the last.</summary>
    /// <param name="index">From 0.</param>
    public TracedValue this[int index] => values[index];

    /// <summary>The value of a label, or the output of the layer with a path; the last one where there are several.</summary>
    /// <param name="name">A label such as <c>relu fc1</c>, or a path such as <c>layer1.0.conv1</c>.</param>
    /// <exception cref="KeyNotFoundException">There is none; the message names all that there are.</exception>
    public Tensor this[string name] =>
        (values.FindLast(value => value.Label == name) ?? values.FindLast(value => value.Label is null && value.Path == name))?.Value
        ?? throw new KeyNotFoundException($"The trace has no value '{name}'.{Suggestion(name)}");

    /// <summary>One forward pass in evaluation mode without gradients; the network is left as it was found, also when the pass fails.</summary>
    /// <param name="network">The network; no other thread may be running it.</param>
    /// <param name="input">Examples <c>[N, *]</c>, in the network's type and on its device.</param>
    /// <returns>The trace, to be disposed of.</returns>
    /// <exception cref="NetworkShapeException">A layer cannot take its input; the message names it.</exception>
    public static ForwardTrace Run(Module<Tensor, Tensor> network, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        using var evaluation = new EvaluationMode(network);
        using var noGradients = no_grad();
        var trace = new ForwardTrace(network);
        using var tracer = trace.tracer;
        var outer = current;
        current = trace;
        try
        {
            network.call(input);
            return trace;
        }
        catch (Exception fault)
        {
            trace.Dispose();
            throw new NetworkShapeException($"{ShapeFault.Describe(tracer, input.shape, fault)}.", fault);
        }
        finally
        {
            current = outer;
        }
    }

    /// <summary>The labelled values with their labels; all values where the network labels none. See <see cref="ToText"/>.</summary>
    /// <returns>One or several lines a value.</returns>
    public override string ToString() => values.Exists(value => value.Label is not null) ? ToText(value => value.Label is not null) : ToText(_ => true);

    /// <summary>Values with their names, as PyTorch prints tensors; <c>\n</c> parts the lines.</summary>
    /// <param name="wanted">Which of them.</param>
    /// <returns>One or several lines a value.</returns>
    public string ToText(Func<TracedValue, bool> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return string.Join('\n', values.Where(wanted));
    }

    /// <inheritdoc/>
    public IEnumerator<TracedValue> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees the copies.</summary>
    public void Dispose() => values.ForEach(value => value.Value.Dispose());

    internal void Label(Tensor value, string label, string? operation)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(label);
        var layer = tracer.Innermost;
        Keep(label, layer?.Path ?? "", layer?.Module, value, operation);
    }

    private void Keep(string? label, string path, Module? layer, Tensor value, string? operation = null)
    {
        using var alias = value.detach();
        values.Add(new TracedValue(label, path, layer is null ? "" : ModuleName.Of(layer), alias.clone().DetachFromDisposeScope()) { Operation = operation });
    }

    private string Suggestion(string name)
    {
        var names = values.Select(value => value.Label ?? value.Path).Where(known => known.Length > 0).Distinct().ToList();
        return $"{NameSuggestion.For(name, names)} It has: {string.Join(", ", names)}.";
    }
}
