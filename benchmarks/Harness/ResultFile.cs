using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLNetTorch.Benchmarks.Harness;

/// <summary>The figures of one suite as <c>benchmarks/results/&lt;name&gt;.json</c>, beside the machine that they are of.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>What <see cref="Write"/> wrote.</summary>
    /// <exception cref="FileNotFoundException">That suite has not been run.</exception>
    public static IReadOnlyList<T> Read<T>(string name)
        => JsonNode.Parse(File.ReadAllText(PathOf(name)))!["figures"].Deserialize<List<T>>(Readable)!;

    public static void Write<T>(string name, T figures)
    {
        var file = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(new { Machine = Machine.Describe(), Figures = figures }, Readable) + "\n");
        Console.WriteLine($"wrote {file}");
    }

    private static string PathOf(string name) => Path.Combine("benchmarks", "results", $"{name}.json");
}
