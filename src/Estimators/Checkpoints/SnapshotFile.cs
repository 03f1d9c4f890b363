using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using MLNetTorch.Networks;

namespace MLNetTorch.Estimators;

/// <summary>
/// A snapshot as bytes: mark, format version, length of the values, the values as JSON, the tensors as safetensors; at last the SHA-256 of
/// all before. Numbers are little-endian.
/// </summary>
internal static class SnapshotFile
{
    /// <summary>The version of the layout that this library writes, and the only one that it reads.</summary>
    public const int FormatVersion = 1;

    private const int PreambleSize = 16;

    private static ReadOnlySpan<byte> Mark => "MLNTCKPT"u8;

    /// <summary>Writes a snapshot.</summary>
    public static void Write(Stream destination, Snapshot snapshot)
    {
        using var hashing = new HashingStream(destination);
        var values = JsonSerializer.SerializeToUtf8Bytes(snapshot.Values, Snapshot.Json);
        Span<byte> preamble = stackalloc byte[PreambleSize];
        Mark.CopyTo(preamble);
        BinaryPrimitives.WriteInt32LittleEndian(preamble[8..], FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(preamble[12..], values.Length);
        hashing.Write(preamble);
        hashing.Write(values);
        SafeTensors.Write(hashing, snapshot.Tensors);
        destination.Write(hashing.Hash());
    }

    /// <summary>Reads a snapshot, and checks it first.</summary>
    /// <param name="source">A stream that can seek, from its start to its end.</param>
    /// <param name="name">Where it is from, for messages.</param>
    /// <exception cref="InvalidDataException">It is cut short, altered, of another version, or no checkpoint.</exception>
    public static Snapshot Read(Stream source, string name)
    {
        Span<byte> preamble = stackalloc byte[PreambleSize];
        if (source.ReadAtLeast(preamble, PreambleSize, throwOnEndOfStream: false) < PreambleSize || !preamble[..8].SequenceEqual(Mark))
            throw new InvalidDataException($"The checkpoint {name} does not begin as one: it is cut short, altered, or no checkpoint. Delete it.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(preamble[8..]);
        if (version != FormatVersion)
            throw new InvalidDataException($"The checkpoint {name} is of format version {version}; this MLNetTorch reads version {FormatVersion}. "
                + "Go on with the MLNetTorch that wrote it, or start anew in another folder.");
        CheckHash(source, name);
        var length = BinaryPrimitives.ReadInt32LittleEndian(preamble[12..]);
        if (length < 0 || length > source.Length - PreambleSize - SHA256.HashSizeInBytes)
            throw new InvalidDataException($"The checkpoint {name} is altered: {length} bytes of values are more than it has. Delete it.");
        source.Position = PreambleSize;
        var values = new byte[length];
        source.ReadExactly(values);
        using var tensors = new StreamPart(source, source.Position, source.Length - SHA256.HashSizeInBytes);
        return new Snapshot { Values = Parse(values, name), Tensors = SafeTensors.Read(tensors) };
    }

    private static JsonObject Parse(byte[] values, string name)
    {
        try
        {
            if (JsonNode.Parse(values) is JsonObject parsed)
                return parsed;
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The checkpoint {name} is altered: its values are no JSON. Delete it.", fault);
        }
        throw new InvalidDataException($"The checkpoint {name} is altered: its values are no JSON object. Delete it.");
    }

    private static void CheckHash(Stream source, string name)
    {
        source.Position = 0;
        var length = source.Length - SHA256.HashSizeInBytes;
        using var body = new StreamPart(source, 0, Math.Max(0, length));
        var hash = SHA256.HashData(body);
        var written = new byte[SHA256.HashSizeInBytes];
        source.Position = Math.Max(0, length);
        if (source.ReadAtLeast(written, written.Length, throwOnEndOfStream: false) < written.Length || !hash.AsSpan().SequenceEqual(written))
            throw new InvalidDataException($"The checkpoint {name} is cut short or altered: its SHA-256 is not the one written down. Delete it.");
    }
}
