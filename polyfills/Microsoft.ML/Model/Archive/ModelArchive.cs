namespace Microsoft.ML.Internal;

/// <summary>
/// The layout of a model file: a zip with one entry for each component (folders nest as components do), one for the input
/// schema, and a manifest that names the writer and seals every entry with its SHA-256.
/// </summary>
internal static class ModelArchive
{
    public const string ManifestEntry = "Manifest.json";
    public const string SchemaEntry = "InputSchema";
    public const string ComponentEntry = "Component";
    public const string TransformerFolder = "Transformer";
    public const string LoaderFolder = "Loader";

    public const string Format = "mlnettorch-polyfill-model";
    public const int Version = 1;

    public static string Writer { get; } = $"{typeof(ModelArchive).Assembly.GetName().Name} {typeof(ModelArchive).Assembly.GetName().Version.ToString(3)}";

    public static string EntryOf(string folder) => folder.Length == 0 ? ComponentEntry : $"{folder}/{ComponentEntry}";
}

/// <summary>What stands in the manifest.</summary>
internal sealed record ModelManifest(string Format, int Version, string Writer, Dictionary<string, string> Entries);
