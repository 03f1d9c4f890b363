using System.Text.Json;

namespace MLNetTorch.Tests;

/// <summary>Pictures and pixels by Pillow (tests/golden/images.py).</summary>
internal static class GoldenImages
{
    private static readonly Lazy<JsonElement> Root = new(() =>
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "golden", "images.json")));
        return document.RootElement.Clone();
    });

    public static IEnumerable<string> Names => Root.Value.GetProperty("decoded").EnumerateObject().Select(entry => entry.Name);

    public static JsonElement Decoded(string name) => Root.Value.GetProperty("decoded").GetProperty(name);

    public static byte[] FileOf(string name) => Decoded(name).GetProperty("file").GetBytesFromBase64();

    public static IEnumerable<JsonElement> Scaled => Root.Value.GetProperty("scaled").EnumerateArray();
}
