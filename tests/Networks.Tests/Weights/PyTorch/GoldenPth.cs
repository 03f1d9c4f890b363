using System.Text.Json;

namespace MLNetTorch.Networks.Tests.Weights.PyTorch;

/// <summary>The files that PyTorch wrote and what it says of them.</summary>
internal static class GoldenPth
{
    /// <summary>Described by the manifest, but too big for the repository: looked at where the folder pth beside the data sets has them.</summary>
    private static readonly string[] Elsewhere = ["resnet18_1000.pth", "resnet18_1000_legacy.pth", "resnet18_fc10.pth", "resnet18_fc10_half.pth"];

    private static readonly Lazy<JsonElement> Manifest = new(() =>
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf("manifest.json")));
        return document.RootElement.Clone();
    });

    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Checkout.MnistFolder)!, "pth");

    public static string PathOf(string name) =>
        Elsewhere.Contains(name) ? Path.Combine(Folder, name) : Path.Combine(AppContext.BaseDirectory, "golden", "pth", name);

    public static JsonElement Entry(string name) => Manifest.Value.GetProperty(name);

    public static IEnumerable<string> Names => Manifest.Value.EnumerateObject().Select(entry => entry.Name).Where(name => File.Exists(PathOf(name)));

    /// <summary>Files that must be there.</summary>
    public static int CountInRepository => Manifest.Value.EnumerateObject().Count() - Elsewhere.Length;
}
