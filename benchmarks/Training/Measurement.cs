using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetTorch.Benchmarks.Training;

/// <summary>What one process measured: the seconds of each epoch and its peak memory.</summary>
internal sealed record Measurement(
    [property: JsonPropertyName("epoch_seconds")] double[] EpochSeconds,
    [property: JsonPropertyName("peak_mib")] double PeakMiB,
    [property: JsonPropertyName("threads")] int Threads,
    [property: JsonPropertyName("loss")] double Loss)
{
    /// <summary>The first epoch warms up caches and threads on both sides; the median of the others counts.</summary>
    [JsonIgnore]
    public double Epoch => Statistics.Median(EpochSeconds.Skip(1));

    public string ToJson() => JsonSerializer.Serialize(this);

    public static Measurement FromJson(string json) =>
        JsonSerializer.Deserialize<Measurement>(json) ?? throw new InvalidDataException($"No measurement: {json}");
}
