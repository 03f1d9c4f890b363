using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>
/// The state of a transformer as bytes: mark, format version, length and SHA-256 of the rest; then the length of a JSON
/// header, the header, and the weights as safetensors. Numbers are little-endian.
/// </summary>
public static class StateBlob
{
    /// <summary>The version of the layout that this library writes, and the only one that it reads.</summary>
    public const int FormatVersion = 1;

    // More than a tensor's name, type and place take in the header of the weights.
    private const int BytesPerEntry = 256;
    private const int PreambleSize = 4 + sizeof(int) + sizeof(long) + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Mark => "MLNT"u8;

    /// <summary>Writes a state.</summary>
    /// <param name="kind">What it is the state of, such as "classification".</param>
    /// <param name="content">What the transformer wants back.</param>
    /// <param name="weights">Tensors by name; null for none.</param>
    /// <returns>The bytes.</returns>
    public static ReadOnlyMemory<byte> Write(string kind, JsonObject content, IReadOnlyDictionary<string, Tensor>? weights = null)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["kind"] = kind,
            ["engines"] = Engines.Describe(),
            ["content"] = content.DeepClone(),
        });
        // Sized beforehand: growing would hold large weights twice.
        var tensors = weights?.Sum(each => each.Value.numel() * each.Value.element_size() + BytesPerEntry) ?? 0;
        var expected = PreambleSize + sizeof(int) + header.Length + tensors;
        using var stream = new MemoryStream(checked((int)expected));
        stream.SetLength(PreambleSize + sizeof(int));
        stream.Position = stream.Length;
        stream.Write(header);
        if (weights is not null)
            SafeTensors.Write(stream, weights);
        var blob = stream.GetBuffer().AsMemory(0, (int)stream.Length);
        BinaryPrimitives.WriteInt32LittleEndian(blob.Span[PreambleSize..], header.Length);
        WritePreamble(blob.Span);
        return blob;
    }

    /// <summary>Reads a state and checks it.</summary>
    /// <param name="blob">The bytes.</param>
    /// <param name="kind">What it must be the state of.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="InvalidDataException">The state is cut short, altered, of another format version, kind or stack.</exception>
    public static SavedState Read(ReadOnlyMemory<byte> blob, string kind) => Read(blob, [kind]);

    /// <summary>Reads a state that is of one of some kinds.</summary>
    internal static SavedState Read(ReadOnlyMemory<byte> blob, IReadOnlyList<string> kinds)
    {
        var body = Body(blob);
        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(body.Span);
        var header = JsonNode.Parse(body.Span.Slice(sizeof(int), headerLength))!.AsObject();
        Engines.Check(header["engines"]);
        var found = (string?)header["kind"];
        return found is not null && kinds.Contains(found)
            ? new SavedState(header["content"]!.AsObject(), body[(sizeof(int) + headerLength)..]) { Kind = found }
            : throw new InvalidDataException(
                $"The saved state is that of a '{found}' transformer; expected {string.Join(" or ", kinds.Select(each => $"'{each}'"))}.");
    }

    private static void WritePreamble(Span<byte> blob)
    {
        var body = blob[PreambleSize..];
        Mark.CopyTo(blob);
        BinaryPrimitives.WriteInt32LittleEndian(blob[4..], FormatVersion);
        BinaryPrimitives.WriteInt64LittleEndian(blob[8..], body.Length);
        SHA256.HashData(body, blob[16..]);
    }

    private static ReadOnlyMemory<byte> Body(ReadOnlyMemory<byte> blob)
    {
        if (blob.Length < PreambleSize || !blob.Span[..4].SequenceEqual(Mark))
            throw new InvalidDataException(
                "The saved state of the model does not begin as one of MLNetTorch: the file was altered or cut short. Save the model again.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(blob.Span[4..]);
        if (version != FormatVersion)
            throw new InvalidDataException(
                $"The model was saved in format version {version}; this MLNetTorch reads version {FormatVersion}. "
                + $"Load it with the MLNetTorch that wrote it{(version > FormatVersion ? ", or update this one" : "")}.");
        var length = BinaryPrimitives.ReadInt64LittleEndian(blob.Span[8..]);
        var body = blob[PreambleSize..];
        if (length < sizeof(int) || length != body.Length)
            throw new InvalidDataException(
                $"The saved state of the model is cut short: {body.Length} of {length} bytes are there. Save or copy the model again.");
        return SHA256.HashData(body.Span).AsSpan().SequenceEqual(blob.Span.Slice(16, SHA256.HashSizeInBytes))
            ? body
            : throw new InvalidDataException(
                "The saved state of the model was altered: its SHA-256 is not the one written down. Save or copy the model again.");
    }
}
