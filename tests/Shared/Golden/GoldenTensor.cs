using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Tests;

/// <summary>Compares a tensor with a reference: all its numbers where it is small, else a summary and some of its numbers.</summary>
internal static class GoldenTensor
{
    /// <summary>Fails unless the values agree within the tolerance, relative to the largest value of the reference.</summary>
    public static void AreEqual(JsonElement expected, Tensor actual, double tolerance, string what)
    {
        using var scope = NewDisposeScope();
        var values = actual.detach().cpu().to(ScalarType.Float64).contiguous().data<double>().ToArray();
        if (expected.ValueKind == JsonValueKind.Object)
        {
            CompareSummary(expected, actual.shape, values, tolerance, what);
            return;
        }

        var (shape, numbers) = Flatten(expected);
        CollectionAssert.AreEqual(shape, actual.shape, $"{what}: shape");
        Compare(numbers, values, tolerance * Math.Max(1e-3, numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max()), what);
    }

    private static void CompareSummary(JsonElement expected, long[] shape, double[] values, double tolerance, string what)
    {
        CollectionAssert.AreEqual(GoldenFile.Longs(expected.GetProperty("shape")), shape, $"{what}: shape");
        var l2 = GoldenFile.Double(expected.GetProperty("l2"));
        var absolute = GoldenFile.Double(expected.GetProperty("abssum"));
        var first = GoldenFile.Doubles(expected.GetProperty("first"));
        var last = GoldenFile.Doubles(expected.GetProperty("last"));
        var probe = GoldenFile.Doubles(expected.GetProperty("probe"));
        var indices = GoldenFile.Longs(expected.GetProperty("probe_index"));
        var largest = first.Concat(last).Concat(probe).Select(Math.Abs).Append(l2 / Math.Sqrt(values.Length)).Max();

        Compare(first, values[..first.Length], tolerance * largest, $"{what}: first");
        Compare(last, values[^last.Length..], tolerance * largest, $"{what}: last");
        Compare(probe, [.. indices.Select(index => values[index])], tolerance * largest, $"{what}: probe");
        Assert.AreEqual(l2, Math.Sqrt(values.Sum(value => value * value)), tolerance * l2, $"{what}: l2");
        Assert.AreEqual(absolute, values.Sum(Math.Abs), tolerance * absolute, $"{what}: abssum");
        Assert.AreEqual(GoldenFile.Double(expected.GetProperty("sum")), values.Sum(), tolerance * absolute, $"{what}: sum");
    }

    private static void Compare(double[] expected, double[] actual, double delta, string what)
    {
        Assert.HasCount(expected.Length, actual, what);
        GoldenCount.Add(expected.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i], delta, $"{what}[{i}]");
        }
    }

    private static (long[] Shape, double[] Values) Flatten(JsonElement nested)
    {
        if (nested.ValueKind != JsonValueKind.Array)
        {
            return ([], [GoldenFile.Double(nested)]);
        }

        var rows = nested.EnumerateArray().Select(Flatten).ToList();
        return ([rows.Count, .. rows.Count == 0 ? [] : rows[0].Shape], [.. rows.SelectMany(row => row.Values)]);
    }
}
