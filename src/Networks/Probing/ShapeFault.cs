using System.Globalization;
using System.Text.RegularExpressions;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Puts into words why a layer could not take its input.</summary>
internal static partial class ShapeFault
{
    public static string Describe(LayerTracer tracer, long[] batch, Exception fault)
    {
        if (tracer.Innermost is not { } layer)
        {
            return $"The network failed on an input of shape {Text(batch)}: {FirstLine(fault)}";
        }

        var input = layer.Input ?? batch;
        var reason = Expectation(layer.Module, input, fault) is { } expectation
            ? $"expects {expectation}, but got an input of shape {Text(input)}"
            : $"cannot take an input of shape {Text(input)}{After(tracer)}: {FirstLine(fault)}";
        return layer.Path.Length == 0
            ? $"The network itself ({Kind(layer.Module)}) {reason}"
            : $"Layer '{layer.Path}' ({Kind(layer.Module)}) {reason}";
    }

    public static string Kind(Module module) => module.GetType().Name.Split('`')[0];

    /// <summary>What the layer takes, read from its weights; null when these do not explain the fault.</summary>
    private static string? Expectation(Module module, long[] input, Exception fault)
    {
        if (Weight(module) is not { } weight)
        {
            return null;
        }

        return Kind(module) switch
        {
            "Linear" when weight.Length == 2 && (input.Length == 0 || input[^1] != weight[1]) => $"{weight[1]} features",
            "Conv1d" or "Conv2d" or "Conv3d" => Convolution(weight, input, fault),
            "BatchNorm1d" or "BatchNorm2d" or "BatchNorm3d" when input.Length > 1 && input[1] != weight[0] => Channels(weight[0]),
            "LayerNorm" when !input.AsSpan(Math.Max(0, input.Length - weight.Length)).SequenceEqual(weight) => $"inputs that end in {Text(weight)}",
            _ => null,
        };
    }

    private static string? Convolution(long[] weight, long[] input, Exception fault)
    {
        var dimensions = weight.Length - 2;
        if (input.Length != dimensions + 1 && input.Length != dimensions + 2)
        {
            return $"batches of {Channels(weight[1])} and {dimensions} dimensions";
        }

        // The weights hold the channels of one group; the message of TorchSharp or libtorch counts those of all groups.
        var told = ChannelsInMessage().Match(fault.Message);
        var channels = told.Success ? long.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture) : weight[1];
        return input[^(dimensions + 1)] != channels ? Channels(channels)
            : weight[2..].Zip(input[^dimensions..]).Any(pair => pair.First > pair.Second) ? $"at least {string.Join('x', weight[2..])}"
            : null;
    }

    [GeneratedRegex(@"(?:have|with) (\d+) channels")]
    private static partial Regex ChannelsInMessage();

    private static long[]? Weight(Module module) =>
        module.named_parameters(false).FirstOrDefault(entry => entry.name == "weight").parameter?.shape;

    private static string After(LayerTracer tracer) => tracer.LastDone is { Output: { } output } last && last.Path.Length > 0
        ? $" (after layer '{last.Path}' gave {Text(output)})"
        : "";

    private static string Channels(long count) => count == 1 ? "1 channel" : $"{count} channels";

    private static string Text(long[] shape) => $"[{string.Join(", ", shape)}]";

    private static string FirstLine(Exception fault) => fault.Message.Split('\n', 2)[0].TrimEnd('\r', '.', ' ');
}
