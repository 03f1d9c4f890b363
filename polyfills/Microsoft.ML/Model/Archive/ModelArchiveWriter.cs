using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal;

/// <summary>Writes a model file to a stream, entry by entry.</summary>
internal sealed class ModelArchiveWriter : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, string> _seals = [];

    public ModelArchiveWriter(Stream destination)
        => _zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);

    public void Save(ICanSaveModel component, string folder)
    {
        Checks.NotNull(component, nameof(component));
        using var context = new ModelSaveContext(this, folder);
        component.Save(context);
        context.Commit(component.GetType());
    }

    public void WriteComponent(string folder, string loaderName, MemoryStream data)
        => Write(ModelArchive.EntryOf(folder), stream =>
        {
            using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
                writer.Write(loaderName);
            data.WriteTo(stream);
        });

    public void WriteSchema(DataViewSchema schema) => Write(ModelArchive.SchemaEntry, stream =>
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        SchemaCodec.Write(writer, schema);
    });

    /// <summary>Writes the manifest; without it the file counts as cut short.</summary>
    public void Seal()
    {
        var manifest = new ModelManifest(ModelArchive.Format, ModelArchive.Version, ModelArchive.Writer, _seals);
        using Stream stream = _zip.CreateEntry(ModelArchive.ManifestEntry).Open();
        JsonSerializer.Serialize(stream, manifest);
    }

    public void Dispose() => _zip.Dispose();

    private void Write(string entry, Action<Stream> write)
    {
        Checks.State(!_seals.ContainsKey(entry), $"The model writes '{entry}' twice");
        using Stream stream = _zip.CreateEntry(entry, CompressionLevel.Fastest).Open();
        using var hash = SHA256.Create();
        using (var sealing = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var buffered = new BufferedStream(sealing, 1 << 16))
            write(buffered);
        _seals.Add(entry, Convert.ToHexString(hash.Hash));
    }
}
