using System.Security.Cryptography;
using System.Text;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Tells the data of one training from those of another: their number, and the values of some rows spread over them.</summary>
internal static class DataFingerprint
{
    private const int Sampled = 256;

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

    /// <summary>Of rows that are streamed: their number and columns.</summary>
    public static string Of(long rows, TrainingColumns columns)
    {
        var text = string.Join(", ", columns.All.Select(column => $"{column.Name}: {column.Type}"));
        return $"{rows} streamed rows, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8))}";
    }
}
