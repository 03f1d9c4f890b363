using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetTorch.Benchmarks.Loading;

/// <summary>What one process measured: seconds of its first load and the median of its later ones, memory of the first, and the sum of all weights.</summary>
internal sealed record LoadingMeasurement(
    [property: JsonPropertyName("first")] double First,
    [property: JsonPropertyName("later")] double Later,
    [property: JsonPropertyName("increase_mib")] double IncreaseMiB,
    [property: JsonPropertyName("peak_mib")] double PeakMiB,
    [property: JsonPropertyName("sum")] double Sum)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static LoadingMeasurement FromJson(string json) =>
        JsonSerializer.Deserialize<LoadingMeasurement>(json) ?? throw new InvalidDataException($"No measurement: {json}");
}
