using System.Buffers.Binary;
using System.Text.Json;

namespace MLNetTorch.Networks;

/// <summary>What stands before the numbers of a safetensors file. The entries are in the order of their data.</summary>
internal sealed record SafeTensorsHeader(IReadOnlyList<SafeTensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    // The format's own limit: it keeps a hostile length from taking all memory.
    private const long MaximalLength = 100_000_000;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static byte[] Write(IReadOnlyList<SafeTensorsEntry> entries, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject(SafeTensorsEntry.MetadataName);
                foreach (var (key, text) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, text);
                }

                json.WriteEndObject();
            }

            foreach (var entry in entries)
            {
                WriteEntry(json, entry);
            }

            json.WriteEndObject();
        }

        // Spaces up to a multiple of eight: then the numbers are aligned.
        while (buffer.Length % sizeof(ulong) != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    /// <summary>Reads and checks the header; the stream then stands at the first number.</summary>
    public static SafeTensorsHeader Read(Stream source)
    {
        var rest = source.Length - source.Position;
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (rest < prefix.Length)
        {
            throw Fault($"it has {rest} bytes; expected at least {prefix.Length} with the length of the header");
        }

        source.ReadExactly(prefix);
        rest -= prefix.Length;
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length < 2 || length > MaximalLength)
        {
            throw Fault($"the length of its header is {length}; expected 2 to {MaximalLength}");
        }

        if ((long)length > rest)
        {
            throw Fault($"its header has {length} bytes, but only {rest} follow: it is cut short");
        }

        var header = new byte[length];
        source.ReadExactly(header);
        try
        {
            return SafeTensorsHeaderParser.Parse(Json(header), rest - (long)length);
        }
        catch (InvalidOperationException fault)
        {
            // Names with half a surrogate pair pass the JSON reader and fail only when taken as text.
            throw Fault("its header holds text that is no valid Unicode", fault);
        }
    }

    public static InvalidDataException Fault(string what, Exception? inner = null) => new($"The safetensors file cannot be read: {what}.", inner);

    private static JsonElement Json(byte[] header)
    {
        try
        {
            using var document = JsonDocument.Parse(header, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw Fault($"its header is no valid JSON ({fault.Message.TrimEnd('.')})", fault);
        }
    }

    private static void WriteEntry(Utf8JsonWriter json, SafeTensorsEntry entry)
    {
        json.WriteStartObject(entry.Name);
        json.WriteString("dtype", SafeTensorsType.NameOf(entry.Type));
        json.WriteStartArray("shape");
        foreach (var size in entry.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(entry.Begin);
        json.WriteNumberValue(entry.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
