using System.Globalization;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Normalisations: sizes from weights and buffers, epsilon from inputs of tiny variance, momentum from what a training step leaves behind.</summary>
internal static partial class NormalizationReading
{
    private const long AnyChannels = 1;

    public static string Batch(LayerProbe layer, int dimensions)
    {
        var features = (layer.SizesOf("weight") ?? layer.SizesOf("running_mean"))?[0];
        var affine = layer.Has("weight");
        var tracks = layer.Has("running_mean");
        long[] channel = [features ?? AnyChannels, .. dimensions == 1 ? Array.Empty<long>() : [1, 1]];
        return layer.WhileTraining(() =>
        {
            var momentum = tracks ? Momentum(layer, channel) : "0.1";
            var epsilon = EpsilonReading.Of(layer, [1, -1], values => layer.Input(values, [2, .. Ones(channel.Length)]).expand([2, .. channel]));
            return $"{Sized(features)}eps={epsilon}, momentum={momentum}, affine={PythonText.Bool(affine)}, track_running_stats={PythonText.Bool(tracks)}";
        });
    }

    public static string Layer(LayerProbe layer)
    {
        var affine = layer.Has("weight");
        if ((layer.SizesOf("weight") ?? ToldShape(layer)) is not { } shape)
        {
            return $"eps=1e-05, elementwise_affine={PythonText.Bool(affine)}";
        }

        var count = shape.Aggregate(1L, (product, size) => product * size);
        double[] pattern = [.. Enumerable.Range(0, (int)count).Select(i => i % 2 == 0 ? 1.0 : -1.0)];
        var epsilon = EpsilonReading.Of(layer, pattern, values => layer.Input(values, [1, .. shape]));
        return $"{PythonText.Tuple(shape)}, eps={epsilon}, elementwise_affine={PythonText.Bool(affine)}";
    }

    public static string Group(LayerProbe layer)
    {
        var channels = layer.SizesOf("weight")?[0];
        var affine = channels is not null;
        var groups = channels is { } known ? Groups(layer, known) : SmallestAccepted(layer);
        var epsilon = EpsilonReading.Of(layer, [1, -1], values => layer.Input(values, 1, 1, 2).expand(1, channels ?? groups ?? AnyChannels, 2));
        return $"{Sized(groups)}{Sized(channels)}eps={epsilon}, affine={PythonText.Bool(affine)}";
    }

    private static string Sized(long? size) => size is { } known ? $"{known}, " : "";

    private static IEnumerable<long> Ones(int count) => Enumerable.Repeat(1L, count);

    /// <summary>From a mean of zero, a batch of ones moves the running mean to the momentum; None averages over all batches instead.</summary>
    private static string Momentum(LayerProbe layer, long[] channel)
    {
        var mean = layer["running_mean"]!;
        Set(mean, 0);
        if (layer["num_batches_tracked"] is { } batches)
        {
            Set(batches, 0);
        }

        double? After(double value) => layer.Forward(layer.Zeros([2, .. channel]).fill_(value)) is null ? null : LayerProbe.Numbers(mean)[0];
        if (!layer.IsExactEnough || After(1) is not { } first || After(0) is not { } second || !double.IsFinite(first))
        {
            return "0.1";
        }

        return first == 1 && second == 0.5 ? "None" : PythonText.Number(layer.Rounded(first));
    }

    // Past autograd, as KeptTensors puts it back.
    private static void Set(Tensor buffer, double value)
    {
        using var filled = full_like(buffer, value);
        KeptTensors.Write(filled, buffer);
    }

    /// <summary>No number in one channel spoils all channels of its group, whatever the weights.</summary>
    private static long? Groups(LayerProbe layer, long channels)
    {
        var input = layer.Zeros(1, channels, 2);
        input.select(1, 0).fill_(double.NaN);
        return layer.Forward(input) is { } output && LayerProbe.Numbers(output.select(2, 0)).Count(double.IsNaN) is > 0 and var spoilt ? channels / spoilt : null;
    }

    /// <summary>Without weights any multiple of the groups will do for channels; the smallest are the groups themselves.</summary>
    private static long? SmallestAccepted(LayerProbe layer)
    {
        for (var channels = 1L; channels <= 4096; channels++)
        {
            if (layer.Forward(layer.Zeros(1, channels, 2)) is not null)
            {
                return channels;
            }
        }

        return null;
    }

    /// <summary>Without weights only libtorch's message tells what a layer normalisation takes.</summary>
    private static long[]? ToldShape(LayerProbe layer)
    {
        var told = ShapeInMessage().Match(layer.Refusal(layer.Zeros()) ?? "");
        return told.Success ? [.. told.Groups[1].Value.Split(',').Select(size => long.Parse(size, CultureInfo.InvariantCulture))] : null;
    }

    [GeneratedRegex(@"normalized_shape=\[([\d, ]+)\]")]
    private static partial Regex ShapeInMessage();
}
