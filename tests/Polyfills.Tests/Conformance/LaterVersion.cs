using System.Text.RegularExpressions;

namespace MLNetTorch.Polyfills.Tests.Conformance;

/// <summary>How a member of TorchSharp 0.102 may look in 0.105 and still be called by the same source.</summary>
internal static partial class LaterVersion
{
    // Product code passes these by position.
    private static readonly Dictionary<string, string> Renames = new()
    {
        ["kernelSize"] = "kernel_size",
        ["strides"] = "stride",
        ["ceilMode"] = "ceil_mode",
        ["features"] = "num_features",
        ["startDim"] = "start_dim",
        ["endDim"] = "end_dim",
        ["outputSize"] = "output_size",
        ["unflattenedSize"] = "unflattened_size",
        ["tensor"] = "input",
        ["x"] = "input",
    };

    // AvgPool1d took a divisor that libtorch's one-dimensional pooling never had.
    private const string Gone = ", long? divisor_override = null)";

    /// <summary>
    /// The member without what a caller by position does not see: its declaring type, override marks, nullability of references, and
    /// which of two known names a parameter has.
    /// </summary>
    public static string Normalize(string member, string declaringType)
    {
        var own = member.StartsWith(declaringType, StringComparison.Ordinal) ? member[declaringType.Length..] : member;
        var plain = Nullability().Replace(own, "$1");
        var renamed = Parameter().Replace(plain, match => Renames.GetValueOrDefault(match.Value, match.Value));
        return Modifiers().Replace(renamed, match => $" [{string.Join(' ', match.Groups[1].Value.Split(' ').Except(["override", "virtual", "abstract", "sealed"]))}]");
    }

    /// <summary>The member as it stands, as it stands where it has a setter by now, and without a last optional parameter that is gone.</summary>
    public static IEnumerable<string> Variants(string member) =>
        [member, member.Replace("{ get; }", "{ get; set; }", StringComparison.Ordinal), member.Replace(Gone, ")", StringComparison.Ordinal)];

    [GeneratedRegex(@"(?<= )\w+(?=[,)]| =)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<!\b(?:bool|byte|short|int|long|float|double|ScalarType|DeviceType)|\))\?()")]
    private static partial Regex Nullability();

    [GeneratedRegex(@" \[([^\[\]]*)\]$")]
    private static partial Regex Modifiers();
}
