namespace MLNetTorch.Polyfills.Tests.Conformance;

/// <summary>The parameters that TorchSharp 0.105 names otherwise than 0.102; product code passes them by position.</summary>
internal static class RenamedParameters
{
    private static readonly (string Old, string New)[] Renames =
    [
        ("kernelSize", "kernel_size"),
        ("strides", "stride"),
        ("ceilMode", "ceil_mode"),
        ("features", "num_features"),
        ("startDim", "start_dim"),
        ("endDim", "end_dim"),
    ];

    /// <summary>The member's line as it stands, and as it stands with its parameters renamed.</summary>
    public static IEnumerable<string> Variants(string member) => [member, Renamed(member)];

    private static string Renamed(string member) => Renames.Aggregate(member, (line, rename) =>
        line.Replace($" {rename.Old},", $" {rename.New},", StringComparison.Ordinal)
            .Replace($" {rename.Old})", $" {rename.New})", StringComparison.Ordinal)
            .Replace($" {rename.Old} =", $" {rename.New} =", StringComparison.Ordinal));
}
