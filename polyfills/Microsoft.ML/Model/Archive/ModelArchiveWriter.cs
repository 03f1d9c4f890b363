using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal;

/// <summary>Writes a model file to a stream, entry by entry.</summary>
internal sealed class ModelArchiveWriter : IDisposable
{
    private const int Part = 1 << 16;
    private const double LeastGain = 0.9;

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
        => Write(ModelArchive.EntryOf(folder), LevelFor(data), stream =>
        {
            using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
                writer.Write(loaderName);
            // In parts: the stream that seals takes another buffer as large as what it is given.
            for (var rest = data.GetBuffer().AsSpan(0, (int)data.Length); !rest.IsEmpty; rest = rest[Math.Min(Part, rest.Length)..])
                stream.Write(rest[..Math.Min(Part, rest.Length)]);
        });

    public void WriteSchema(DataViewSchema schema) => Write(ModelArchive.SchemaEntry, CompressionLevel.Fastest, stream =>
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

    // Weights do not get smaller, which a part of them shows.
    private static CompressionLevel LevelFor(MemoryStream data)
    {
        var sample = data.GetBuffer().AsSpan((int)data.Length / 2, Math.Min(Part, (int)data.Length / 2));
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(sample);
        return sample.Length == Part && compressed.Length > LeastGain * Part ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
    }

    private void Write(string entry, CompressionLevel level, Action<Stream> write)
    {
        Checks.State(!_seals.ContainsKey(entry), $"The model writes '{entry}' twice");
        using Stream stream = _zip.CreateEntry(entry, level).Open();
        using var hash = SHA256.Create();
        using (var sealing = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var buffered = new BufferedStream(sealing, 1 << 16))
            write(buffered);
        _seals.Add(entry, Convert.ToHexString(hash.Hash));
    }
}
