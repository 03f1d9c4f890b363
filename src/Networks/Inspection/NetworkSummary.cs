using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>A network as a text table: its layers with their output shapes and parameters, and totals.</summary>
public static class NetworkSummary
{
    private const long ProbeSize = 2;

    /// <summary>Makes the table by one dry forward pass in evaluation mode; the network is left as it was found.</summary>
    /// <param name="network">The network; no other thread may be running it.</param>
    /// <param name="shape">The sizes it was built for.</param>
    /// <returns>Several lines: one a layer, parents before children, N standing for the batch size; then the totals.</returns>
    /// <exception cref="NetworkShapeException">The network cannot take inputs of these sizes.</exception>
    public static string Of(Module<Tensor, Tensor> network, NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(shape);
        using var scope = NewDisposeScope();
        using var tracer = new LayerTracer(network);
        NetworkProbe.Run(network, InputLike(network, shape), shape);

        var table = new TextTable("Layer", "Type", "Output shape", "Parameters", "Trainable");
        table.AlignRight(3);
        var counted = new HashSet<Module>(ReferenceEqualityComparer.Instance);
        foreach (var layer in LayerPath.AllOf(network).Skip(1))
        {
            table.Add(Row(layer, tracer, shared: !counted.Add(layer.Module)));
        }

        return $"{network.GetName()} for {shape}{Environment.NewLine}{table}{Environment.NewLine}{Totals(network)}";
    }

    private static Tensor InputLike(Module network, NetworkShape shape)
    {
        var weight = network.parameters().FirstOrDefault(parameter => parameter.is_floating_point());
        return zeros([ProbeSize, .. shape.Input], weight?.dtype ?? ScalarType.Float32, weight?.device ?? CPU);
    }

    private static string[] Row(LayerPath layer, LayerTracer tracer, bool shared)
    {
        var own = layer.Module.named_parameters(false).Select(entry => entry.parameter).ToList();
        var name = layer.Path[(layer.Path.LastIndexOf('.') + 1)..];
        return
        [
            new string(' ', 2 * (layer.Depth - 1)) + name,
            ShapeFault.Kind(layer.Module),
            tracer.VisitOf(layer.Module)?.Output is { } output ? OutputText(output) : "not called",
            shared ? "shared" : own.Count == 0 ? "" : Count(own.Sum(parameter => parameter.numel())),
            own.Count == 0 ? "" : own.All(parameter => parameter.requires_grad) ? "yes" : own.Any(parameter => parameter.requires_grad) ? "partly" : "no",
        ];
    }

    private static string OutputText(long[] output) => output.Length > 0 && output[0] == ProbeSize
        ? $"[{string.Join(", ", output.Skip(1).Select(size => size.ToString(CultureInfo.InvariantCulture)).Prepend("N"))}]"
        : $"[{string.Join(", ", output)}]";

    private static string Totals(Module network)
    {
        var parameters = network.parameters().ToList();
        var all = parameters.Sum(parameter => parameter.numel());
        var trainable = parameters.Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel());
        var bytes = parameters.Concat(network.buffers()).Sum(tensor => tensor.numel() * tensor.element_size());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Parameters: {Count(all)} ({bytes / 1e6:0.00} MB), trainable {Count(trainable)}, frozen {Count(all - trainable)}");
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
