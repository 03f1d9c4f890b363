using System.Buffers.Binary;

namespace MLNetTorch.Samples.Web;

/// <summary>The size of a JPEG stands in its frame header, behind any number of other segments.</summary>
internal static class JpegHeader
{
    private const byte Marker = 0xFF;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const int FrameHeader = 7;

    public static PictureSize? SizeOf(ReadOnlySpan<byte> file)
    {
        // Behind the two bytes that begin the file: FF, the segment's kind, its length (which counts itself), its contents.
        var rest = file[2..];
        while (rest.Length >= 4 && rest[0] == Marker)
        {
            var kind = rest[1];
            if (kind == Marker)
            {
                rest = rest[1..];
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            var segment = rest[4..];
            if (IsFrame(kind))
            {
                return segment.Length >= FrameHeader
                    ? new(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]))
                    : null;
            }

            if (kind is StartOfScan or EndOfImage || length < 2 || segment.Length < length - 2)
            {
                return null;
            }

            rest = segment[(length - 2)..];
        }

        return null;
    }

    // C0 to CF, but for the tables of Huffman (C4) and arithmetic coding (CC) and an extension (C8).
    private static bool IsFrame(byte kind) => kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
