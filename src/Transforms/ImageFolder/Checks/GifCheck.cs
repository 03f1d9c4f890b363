using System.Buffers.Binary;

namespace MLNetTorch.Transforms;

/// <summary>Walks over all blocks of a GIF file to the mark at its end.</summary>
internal static class GifCheck
{
    private const string CutOff = "it is a GIF file that is cut off: its end is missing";

    // Codes have 12 bits at most and stand for 4,096 pixels at most; the canvas may be larger than the picture on it.
    private const double PixelsPerByte = 4096;
    private const double FreePixels = 1 << 20;

    public static string? FaultOf(ReadOnlySpan<byte> file, PixelLimit limit)
    {
        if (file.Length < 13)
            return CutOff;
        if (SizeFault(file, 6, file.Length, limit) is { } fault)
            return fault;
        var (at, hasPicture) = (13 + TableLength(file[10]), false);
        while (at < file.Length)
        {
            switch (file[at])
            {
                case 0x3B:
                    return hasPicture ? null : "it is a GIF file without a picture in it";
                case 0x21:
                    at += 2;
                    break;
                case 0x2C:
                    if (at + 11 > file.Length)
                        return CutOff;
                    if (SizeFault(file, at + 5, file.Length, limit) is { } pictureFault)
                        return pictureFault;
                    at += 11 + TableLength(file[at + 9]);
                    hasPicture = true;
                    break;
                default:
                    return $"it is a damaged GIF file: there is no block at byte {at}";
            }
            SkipData(file, ref at);
        }
        return CutOff;
    }

    // Runs of up to 255 bytes, until one of none.
    private static void SkipData(ReadOnlySpan<byte> file, ref int at)
    {
        while (at < file.Length && file[at] != 0)
            at += 1 + file[at];
        at++;
    }

    private static int TableLength(byte flags) => (flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0;

    private static string? SizeFault(ReadOnlySpan<byte> file, int at, int fileLength, PixelLimit limit)
        => limit.FaultOf(BinaryPrimitives.ReadUInt16LittleEndian(file[at..]), BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 2)..]),
            Math.Max(FreePixels, fileLength * PixelsPerByte));
}
