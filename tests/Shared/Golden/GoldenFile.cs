using System.Text.Json;

namespace MLNetTorch.Tests;

/// <summary>The reference numbers, computed by PyTorch; tests/golden/README.md tells how each was made.</summary>
internal static class GoldenFile
{
    private static readonly Lazy<JsonElement> Root = new(() =>
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "golden.json")));
        return document.RootElement.Clone();
    });

    /// <summary>An entry by its path of keys.</summary>
    public static JsonElement At(params string[] keys) => keys.Aggregate(Root.Value, (element, key) => element.GetProperty(key));

    /// <summary>The cases of a section by name, for tests that run over all of them.</summary>
    public static IEnumerable<string> NamesAt(params string[] keys) => At(keys).EnumerateObject().Select(entry => entry.Name);

    public static long[] Longs(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetInt64())];

    /// <summary>All numbers of a list or of nested lists, in order.</summary>
    public static double[] Doubles(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().SelectMany(Doubles)]
        : [Double(list)];

    public static double Double(JsonElement number) => number.ValueKind == JsonValueKind.String
        ? number.GetString() switch
        {
            "nan" => double.NaN,
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            var text => throw new InvalidDataException($"'{text}' is no number."),
        }
        : number.GetDouble();
}
