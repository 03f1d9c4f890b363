using System.Text.Json;

namespace MLNetTorch.Benchmarks.Harness;

/// <summary>The figures of one suite as <c>benchmarks/results/&lt;name&gt;.json</c>, beside the machine that they are of.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void Write<T>(string name, T figures)
    {
        var file = Path.Combine("benchmarks", "results", $"{name}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(new { Machine = Machine.Describe(), Figures = figures }, Readable) + "\n");
        Console.WriteLine($"wrote {file}");
    }
}
