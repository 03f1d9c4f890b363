using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal;

/// <summary>Reads a model file after checking that it is whole and unaltered.</summary>
internal sealed class ModelArchiveReader : IDisposable
{
    private const string Expectation = "Expected a model file written by " + nameof(MLContext) + ".Model.Save of this program's ML.NET";

    private readonly ZipArchive _zip;
    private readonly ModelManifest _manifest;

    public ModelArchiveReader(Stream source)
    {
        try
        {
            _zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true);
            _manifest = ReadManifest();
            foreach ((string entry, string seal) in _manifest.Entries)
                CheckSeal(entry, seal);
        }
        catch (InvalidDataException damage)
        {
            _zip?.Dispose();
            throw new FormatException($"The model file is cut short or damaged, or is no zip file: {damage.Message} {Expectation}.", damage);
        }
        catch
        {
            _zip?.Dispose();
            throw;
        }
    }

    public bool HasSchema => _manifest.Entries.ContainsKey(ModelArchive.SchemaEntry);

    public bool HasComponent(string folder) => _manifest.Entries.ContainsKey(ModelArchive.EntryOf(folder));

    public DataViewSchema ReadSchema()
    {
        using var reader = new BinaryReader(Open(ModelArchive.SchemaEntry));
        return SchemaCodec.Read(reader);
    }

    public TComponent Load<TComponent>(IHostEnvironment environment, string folder)
        where TComponent : class
    {
        Checks.Decode(HasComponent(folder), $"The model file has no component '{folder}'.");
        using var context = new ModelLoadContext(this, folder, Open(ModelArchive.EntryOf(folder)));
        object component = ModelLoaders.Load(context.Reader.ReadString(), environment, context);
        return component as TComponent
            ?? throw new FormatException($"The component '{folder}' of the model file is a {component.GetType()}; expected a {typeof(TComponent)}.");
    }

    public void Dispose() => _zip.Dispose();

    private BufferedStream Open(string entry) => new(Require(entry).Open(), 1 << 16);

    private ZipArchiveEntry Require(string entry)
        => _zip.GetEntry(entry) ?? throw new FormatException($"The model file has been altered: its entry '{entry}' is missing.");

    private ModelManifest ReadManifest()
    {
        ZipArchiveEntry entry = _zip.GetEntry(ModelArchive.ManifestEntry) ?? throw new FormatException(WithoutManifest());
        ModelManifest manifest;
        try
        {
            using Stream stream = entry.Open();
            manifest = JsonSerializer.Deserialize<ModelManifest>(stream);
        }
        catch (JsonException error)
        {
            throw new FormatException($"The manifest of the model file is damaged: {error.Message} {Expectation}.", error);
        }

        Checks.Decode(manifest is { Entries: not null } && manifest.Format == ModelArchive.Format,
            $"The manifest of the model file says the format '{manifest?.Format}', expected '{ModelArchive.Format}'.");
        Checks.Decode(manifest.Version == ModelArchive.Version,
            $"The model file has format version {manifest.Version}, written by {manifest.Writer}; this program ({ModelArchive.Writer}) reads version {ModelArchive.Version}.");
        return manifest;
    }

    private string WithoutManifest()
    {
        bool official = _zip.Entries.Any(entry => entry.FullName.Replace('\\', '/') is "TransformerChain/Model.key" or "Model.key" or "TrainingInfo/Version.txt");
        return official
            ? $"The model file was written by the official Microsoft.ML; this program runs on {ModelArchive.Writer}, whose model files are laid out in another way. Load it in a program built on the official packages, or save the model again with this one."
            : $"The zip file is no model file: it has no {ModelArchive.ManifestEntry}, only {Describe(_zip.Entries)}. {Expectation}.";
    }

    private static string Describe(IReadOnlyCollection<ZipArchiveEntry> entries)
        => entries.Count == 0 ? "nothing" : string.Join(", ", entries.Take(5).Select(entry => $"'{entry.FullName}'")) + (entries.Count > 5 ? ", …" : "");

    private void CheckSeal(string entry, string seal)
    {
        using Stream stream = Require(entry).Open();
        string found = Convert.ToHexString(SHA256.HashData(stream));
        Checks.Decode(found == seal, $"The model file has been altered or damaged: its entry '{entry}' has the SHA-256 {found}, its manifest says {seal}.");
    }
}
