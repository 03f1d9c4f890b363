using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Polyfills.Tests.Torch;

/// <summary>Numbers that PyTorch gave, and the fill formula by which its weights and inputs were made.</summary>
internal static class Golden
{
    private static readonly Lazy<JsonDocument> File = new(() =>
        JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "golden.json"))));

    internal static JsonElement Section(string name) => File.Value.RootElement.GetProperty(name);

    /// <summary>Element i is lo + (hi - lo) · u(tag, i), computed in double and rounded once.</summary>
    internal static Tensor Fill(int tag, long[] shape, double lo, double hi)
    {
        var values = new float[shape.Aggregate(1L, (product, extent) => product * extent)];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(lo + (hi - lo) * Uniform(tag, i));
        return tensor(values, shape);
    }

    internal static Tensor Fill(JsonElement input) => Fill(
        input.GetProperty("tag").GetInt32(), Longs(input.GetProperty("shape")), input.GetProperty("lo").GetDouble(), input.GetProperty("hi").GetDouble());

    internal static double Uniform(int tag, int i)
    {
        uint x = (uint)i + 0x9E3779B9u * ((uint)tag + 1);
        x ^= x >> 16;
        x *= 0x7FEB352Du;
        x ^= x >> 15;
        x *= 0x846CA68Bu;
        x ^= x >> 16;
        return x / 4294967296.0;
    }

    /// <summary>Weights and buffers as the reference had them: see the golden files' README, "Filling a network".</summary>
    internal static void FillModule(nn.Module module, int tag)
    {
        using var unrecorded = no_grad();
        int at = tag;
        foreach (var (_, parameter) in module.named_parameters())
        {
            var shape = parameter.shape;
            bool scale = shape.Length == 1 && module.GetType().Name.StartsWith("BatchNorm") && at == tag;
            double bound = shape.Length >= 2 ? Math.Sqrt(6.0 / shape.Skip(1).Aggregate(1L, (product, extent) => product * extent)) : 0.1;
            using var values = scale ? Fill(at, shape, 0.9, 1.1) : Fill(at, shape, -bound, bound);
            parameter.copy_(values);
            at++;
        }
        at = tag + 1000;
        foreach (var (name, buffer) in module.named_buffers())
        {
            if (name.EndsWith("num_batches_tracked"))
                continue;
            using var values = name.EndsWith("running_var") ? Fill(at, buffer.shape, 0.5, 1.5) : Fill(at, buffer.shape, -0.1, 0.1);
            buffer.copy_(values);
            at++;
        }
    }

    internal static void Matches(JsonElement expected, Tensor actual, string what, double tolerance = 1e-5)
    {
        using var flat = actual.detach().to(float64).reshape(-1);
        var values = flat.data<double>().ToArray();
        if (expected.ValueKind == JsonValueKind.Object)
        {
            MatchesSummary(expected, actual, values, what, tolerance);
            return;
        }
        var wanted = Numbers(expected).ToArray();
        Assert.HasCount(wanted.Length, values, what);
        double largest = wanted.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < wanted.Length; i++)
        {
            if (double.IsNaN(wanted[i]))
                Assert.IsTrue(double.IsNaN(values[i]), $"{what}[{i}]");
            else
                Assert.AreEqual(wanted[i], values[i], tolerance * Math.Max(largest, 1e-3), $"{what}[{i}]");
        }
    }

    // A big tensor is written as its shape, its sums and the values at some places.
    private static void MatchesSummary(JsonElement expected, Tensor actual, double[] values, string what, double tolerance)
    {
        CollectionAssert.AreEqual(Longs(expected.GetProperty("shape")), actual.shape, what);
        double size = expected.GetProperty("abssum").GetDouble();
        Assert.AreEqual(expected.GetProperty("sum").GetDouble(), values.Sum(), tolerance * size, $"sum of {what}");
        Assert.AreEqual(size, values.Sum(Math.Abs), tolerance * size, $"absolute sum of {what}");
        var probes = Numbers(expected.GetProperty("probe")).ToArray();
        var places = Longs(expected.GetProperty("probe_index"));
        for (int i = 0; i < probes.Length; i++)
            Assert.AreEqual(probes[i], values[places[i]], tolerance * values.Max(Math.Abs), $"{what}[{places[i]}]");
    }

    internal static IEnumerable<double> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        JsonValueKind.String => [double.Parse(element.GetString()!.Replace("inf", "Infinity"), System.Globalization.CultureInfo.InvariantCulture)],
        _ => [element.GetDouble()],
    };

    internal static long[] Longs(JsonElement element) => element.EnumerateArray().Select(number => number.GetInt64()).ToArray();
}
