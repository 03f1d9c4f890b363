using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>A JSON object a line.</summary>
internal sealed class JsonLines : EpochLines
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public override string? Header(IEnumerable<string> figures) => null;

    /// <inheritdoc/>
    public override string Of(EpochRecord record, IEnumerable<string> figures)
    {
        var values = record.AllMetrics().ToDictionary();
        var line = new OrderedDictionary<string, object>
        {
            [nameof(EpochRecord.Epoch)] = record.Epoch,
            ["Seconds"] = record.Duration.TotalSeconds,
        };
        foreach (var name in figures.Where(values.ContainsKey))
            line[name] = values[name];
        return JsonSerializer.Serialize(line, Options);
    }
}
