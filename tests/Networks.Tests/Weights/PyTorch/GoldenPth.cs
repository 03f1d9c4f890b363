using System.Text.Json;

namespace MLNetTorch.Networks.Tests.Weights.PyTorch;

/// <summary>The files that PyTorch wrote and what it says of them.</summary>
internal static class GoldenPth
{
    /// <summary>Described by the manifest, but too big for the repository: benchmarks make such a file themselves.</summary>
    private static readonly string[] Elsewhere = ["resnet18_1000.pth", "resnet18_1000_legacy.pth", "resnet18_fc10.pth", "resnet18_fc10_half.pth"];

    private static readonly Lazy<JsonElement> Manifest = new(() =>
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf("manifest.json")));
        return document.RootElement.Clone();
    });

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "golden", "pth", name);

    public static JsonElement Entry(string name) => Manifest.Value.GetProperty(name);

    public static IEnumerable<string> Names => Manifest.Value.EnumerateObject().Select(entry => entry.Name).Except(Elsewhere);
}
