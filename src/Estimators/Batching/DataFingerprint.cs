using System.Security.Cryptography;
using System.Text;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Tells the data of one training from those of another: their number, and the values of some rows spread over them.</summary>
internal static class DataFingerprint
{
    private const int Sampled = 256;
    private const int First = 32;

    /// <summary>Of rows in memory.</summary>
    public static string Of(HeldRows data)
    {
        using var scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = tensor([.. Enumerable.Range(0, Sampled).Select(each => each * (data.Count - 1) / (Sampled - 1)).Distinct()], ScalarType.Int64);
        foreach (var part in new[] { data.Features.Select(rows), data.Labels.index_select(0, rows), data.Weights?.index_select(0, rows) })
        {
            if (part is not null)
                hash.AppendData(part.contiguous().bytes);
        }
        return $"{data.Count} rows, {Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8))}";
    }

    /// <summary>Of rows that are streamed: their number, their columns, and the values of the first ones. The buffer decides their order.</summary>
    public static string Of(long rows, StreamPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var column in plan.Columns.All)
            hash.AppendData(Encoding.UTF8.GetBytes($"{column.Name}: {column.Type};"));
        AppendFirst(hash, plan with { Takes = _ => true, BufferRows = 0, BatchSize = (int)Math.Min(rows, First) });
        return $"{rows} streamed rows, {Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8))}, shuffled within {plan.BufferRows}";
    }

    private static void AppendFirst(IncrementalHash hash, StreamPlan plan)
    {
        using var scope = NewDisposeScope();
        using var slots = plan.Reserve();
        using var stream = plan.Open(epoch: 0, slots);
        var first = plan.FreeSlots().First();
        var (features, labels, weights) = slots.Gather(new(first, 0, stream.Fill(first)));
        foreach (var part in new[] { features, labels, weights })
        {
            if (part is not null)
                hash.AppendData(part.bytes);
        }
    }
}
