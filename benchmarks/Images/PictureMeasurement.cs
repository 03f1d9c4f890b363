using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetTorch.Benchmarks.Images;

/// <summary>One reading of a folder in a process: how many pictures, how long from the start, the mean of one value of each, and the peak of memory.</summary>
internal sealed record PictureMeasurement(
    [property: JsonPropertyName("images")] long Images,
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("mean")] double Mean,
    [property: JsonPropertyName("peak_mib")] double PeakMiB = 0)
{
    [JsonIgnore]
    public double PerSecond => Images / Seconds;

    public string ToJson() => JsonSerializer.Serialize(this);

    public static PictureMeasurement FromJson(string json) =>
        JsonSerializer.Deserialize<PictureMeasurement>(json) ?? throw new InvalidDataException($"No measurement: {json}");
}
