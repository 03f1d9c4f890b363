using System.Text.Json;
using System.Text.Json.Serialization;
using MLNetTorch.Benchmarks.Training;

namespace MLNetTorch.Benchmarks.Networks;

/// <summary>
/// What one process measured: the seconds of each step by the clock, the seconds of all cores together, which other programs on the machine disturb less,
/// and its peak memory.
/// </summary>
internal sealed record StepMeasurement(
    [property: JsonPropertyName("step_seconds")] double[] StepSeconds,
    [property: JsonPropertyName("processor_seconds")] double[] ProcessorSeconds,
    [property: JsonPropertyName("peak_mib")] double PeakMiB,
    [property: JsonPropertyName("threads")] int Threads,
    [property: JsonPropertyName("loss")] double Loss)
{
    [JsonIgnore]
    public double Milliseconds => 1000 * Statistics.Median(StepSeconds);

    [JsonIgnore]
    public double ProcessorMilliseconds => 1000 * Statistics.Median(ProcessorSeconds);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static StepMeasurement FromJson(string json) =>
        JsonSerializer.Deserialize<StepMeasurement>(json) ?? throw new InvalidDataException($"No measurement: {json}");
}
