using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>A network as a text table, as Keras prints it: its layers with their output shapes and parameters, and totals.</summary>
public static class NetworkSummary
{
    private const long ProbeSize = 2;

    /// <summary>Makes the table by one dry forward pass in evaluation mode; the network is left as it was found.</summary>
    /// <param name="network">The network; no other thread may be running it.</param>
    /// <param name="shape">The sizes it was built for.</param>
    /// <returns>
    /// Several lines: one a layer, parents before children, N standing for the batch size; then the totals. A parameter that several layers share is counted
    /// once, where it comes first; sizes are in millions of bytes. The activations are the outputs of all layers without parts, for one example.
    /// </returns>
    /// <exception cref="NetworkShapeException">The network cannot take inputs of these sizes.</exception>
    public static string Of(Module<Tensor, Tensor> network, NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(shape);
        using var scope = NewDisposeScope();
        var activations = 0L;
        using var tracer = new LayerTracer(network, (visit, output) => activations += visit.Module.named_children().Any() ? 0 : Bytes(output));
        NetworkProbe.Run(network, InputLike(network, shape), shape);

        var table = new TextTable("Layer", "Type", "Output shape", "Parameters", "Trainable");
        table.AlignRight(3);
        var counted = new HashSet<IntPtr>();
        foreach (var layer in LayerPath.AllOf(network).Skip(1))
        {
            table.Add(Row(layer, tracer, counted));
        }

        string[] lines = [$"{ModuleName.Of(network)} for {shape}", table.ToString(), .. Totals(network, activations / ProbeSize)];
        return string.Join(Environment.NewLine, lines);
    }

    private static Tensor InputLike(Module network, NetworkShape shape)
    {
        var weight = network.parameters().FirstOrDefault(parameter => parameter.is_floating_point());
        return zeros([ProbeSize, .. shape.Input], weight?.dtype ?? ScalarType.Float32, weight?.device ?? CPU);
    }

    private static string[] Row(LayerPath layer, LayerTracer tracer, HashSet<IntPtr> counted)
    {
        var own = layer.Module.named_parameters(false).Select(entry => entry.parameter).ToList();
        var name = layer.Path[(layer.Path.LastIndexOf('.') + 1)..];
        return
        [
            new string(' ', 2 * (layer.Depth - 1)) + name,
            ModuleName.Of(layer.Module),
            tracer.VisitOf(layer.Module)?.Output is { } output ? OutputText(output) : "not called",
            Counted(own, counted),
            own.Count == 0 ? "" : own.All(parameter => parameter.requires_grad) ? "yes" : own.Any(parameter => parameter.requires_grad) ? "partly" : "no",
        ];
    }

    private static string Counted(List<Parameter> own, HashSet<IntPtr> counted)
    {
        var first = own.Where(parameter => counted.Add(parameter.Handle)).ToList();
        return own.Count == 0 ? "" : first.Count == 0 ? "shared" : Count(first.Sum(parameter => parameter.numel()));
    }

    private static string OutputText(long[] output) => output.Length > 0 && output[0] == ProbeSize
        ? $"[{string.Join(", ", output.Skip(1).Select(size => size.ToString(CultureInfo.InvariantCulture)).Prepend("N"))}]"
        : $"[{string.Join(", ", output)}]";

    private static IEnumerable<string> Totals(Module network, long activations)
    {
        var parameters = network.parameters().DistinctBy(parameter => parameter.Handle).ToList();
        var buffers = network.buffers().DistinctBy(buffer => buffer.Handle).ToList();
        return
        [
            Total("Total parameters", parameters),
            Total("Trainable parameters", parameters.Where(parameter => parameter.requires_grad)),
            Total("Non-trainable parameters", parameters.Where(parameter => !parameter.requires_grad)),
            Total("Buffers", buffers),
            $"Activations of an example: {Megabytes(activations)}",
        ];
    }

    private static string Total(string name, IEnumerable<Tensor> tensors) =>
        $"{name}: {Count(tensors.Sum(tensor => tensor.numel()))} ({Megabytes(tensors.Sum(Bytes))})";

    private static long Bytes(Tensor tensor) => tensor.numel() * tensor.element_size();

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.00} MB");

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
