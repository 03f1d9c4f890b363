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
    public static string Of(TrainingSet data)
    {
        using var scope = NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = tensor([.. Enumerable.Range(0, Sampled).Select(each => each * (data.Count - 1) / (Sampled - 1)).Distinct()], ScalarType.Int64);
        foreach (var part in new[] { data.Features, data.Labels, data.Weights })
        {
            if (part is not null)
                hash.AppendData(part.index_select(0, rows).contiguous().bytes);
        }
        return $"{data.Count} rows, {Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8))}";
    }

    /// <summary>Of rows that are streamed: their number, their columns, and the values of the first ones. The buffer decides their order.</summary>
    public static string Of(long rows, StreamPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var column in plan.Columns.All)
            hash.AppendData(Encoding.UTF8.GetBytes($"{column.Name}: {column.Type};"));
        using var first = RowBlock.Of(Math.Min(rows, First), plan.Columns);
        using (var stream = (plan with { Takes = _ => true, BufferRows = 0 }).Open(epoch: 0))
            Append(hash, first, stream.Fill(first));
        return $"{rows} streamed rows, {Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8))}, shuffled within {plan.BufferRows}";
    }

    private static void Append(IncrementalHash hash, RowBlock block, int rows)
    {
        using var filled = block.Narrow(0, rows);
        foreach (var part in new[] { filled.Features, filled.Labels, filled.Weights })
        {
            if (part is not null)
                hash.AppendData(part.bytes);
        }
    }
}
