using System.Buffers.Binary;

namespace MLNetTorch.Transforms;

/// <summary>Walks from chunk to chunk of a PNG file to the one at its end, checksums included.</summary>
internal static class PngCheck
{
    private const uint Header = 0x49484452;
    private const uint Data = 0x49444154;
    private const uint End = 0x49454E44;
    private const int AroundContent = 12;

    // Deflate makes at most 1032 bytes of one.
    private const double MostUnpacked = 1032;

    public static string? FaultOf(ReadOnlySpan<byte> file, PixelLimit limit)
    {
        var (at, packed) = (8, 0L);
        ReadOnlySpan<byte> header = default;
        while (at + AroundContent <= file.Length && BinaryPrimitives.ReadUInt32BigEndian(file[at..]) is var length
            && length <= file.Length - at - AroundContent)
        {
            var chunk = file.Slice(at + 4, 4 + (int)length);
            var kind = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (IsNeeded(kind) && PngChecksum.Of(chunk) != BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]))
                return $"it is a damaged PNG file: a checksum is wrong at byte {at}";
            if (header.IsEmpty)
            {
                if (kind != Header || length != 13)
                    return "it is a damaged PNG file: it does not begin with its header";
                header = chunk[4..];
                if (limit.FaultOf(Width(header), Height(header), double.PositiveInfinity) is { } fault)
                    return fault;
            }
            if (kind == Data)
                packed += length;
            if (kind == End)
                return EndFault(header, packed, limit);
            at += AroundContent + (int)length;
        }
        return "it is a PNG file that is cut off: its end is missing";
    }

    // Chunks of a capital first letter are those that the pixels depend on; decoders pass over faults in the others.
    private static bool IsNeeded(uint kind) => (kind & 0x20000000) == 0;

    private static string? EndFault(ReadOnlySpan<byte> header, long packed, PixelLimit limit)
    {
        if (packed == 0)
            return "it is a PNG file without a picture in it";
        var bits = header[8] * Channels(header[9]);
        return bits == 0 ? null : limit.FaultOf(Width(header), Height(header), packed * MostUnpacked * 8 / bits);
    }

    private static uint Width(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt32BigEndian(header);

    private static uint Height(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt32BigEndian(header[4..]);

    private static int Channels(byte colours) => colours switch
    {
        0 or 3 => 1,
        4 => 2,
        2 => 3,
        6 => 4,
        _ => 0,
    };
}
