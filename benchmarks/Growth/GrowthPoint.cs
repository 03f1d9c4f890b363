using System.Text.Json;

namespace MLNetTorch.Benchmarks.Growth;

/// <summary>What one process measured.</summary>
/// <param name="Size">How large what grows is.</param>
/// <param name="Milliseconds">Of what is timed.</param>
/// <param name="PeakMiB">The most memory of the process.</param>
internal sealed record GrowthPoint(long Size, double Milliseconds, double PeakMiB)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static GrowthPoint FromJson(string json)
        => JsonSerializer.Deserialize<GrowthPoint>(json) ?? throw new InvalidDataException($"No measurement: {json}");
}
