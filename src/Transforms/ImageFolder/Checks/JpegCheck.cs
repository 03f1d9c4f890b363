using System.Buffers.Binary;

namespace MLNetTorch.Transforms;

/// <summary>Walks from mark to mark of a JPEG file to the one at its end.</summary>
internal static class JpegCheck
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    // A block of 64 samples costs a bit at least, in the cheapest progressive file.
    private const double PixelsPerByte = 512;

    public static string? FaultOf(ReadOnlySpan<byte> file, PixelLimit limit)
    {
        var (hasFrame, hasScan) = (false, false);
        for (var at = 2; NextMark(file, ref at) is { } mark;)
        {
            if (mark == EndOfImage)
                return hasScan ? null : "it is a JPEG file without a picture in it";
            if (SegmentAt(file, at) is not { } length)
                break;
            var segment = file.Slice(at, length);
            if (IsFrame(mark))
            {
                if (segment.Length < 8)
                    return "it is a damaged JPEG file: its header is too short";
                if (SizeFault(segment, file.Length, limit) is { } fault)
                    return fault;
                hasFrame = true;
            }
            if (mark == StartOfScan && !hasFrame)
                return "it is a damaged JPEG file: its pixels come before its header";
            hasScan |= mark == StartOfScan;
            at += length;
        }
        return "it is a JPEG file that is cut off: its end is missing";
    }

    // The next byte FF with a byte behind it that says something; within the pixels, FF 00 stands for FF.
    private static byte? NextMark(ReadOnlySpan<byte> file, ref int at)
    {
        while (at < file.Length && file[at..].IndexOf((byte)0xFF) is >= 0 and var distance && at + distance + 1 < file.Length)
        {
            at += distance + 1;
            var mark = file[at];
            if (mark == 0xFF)
                continue;
            at++;
            if (mark is not (0x00 or 0x01 or (>= 0xD0 and <= 0xD8)))
                return mark;
        }
        return null;
    }

    private static int? SegmentAt(ReadOnlySpan<byte> file, int at)
        => at + 2 <= file.Length && BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is >= 2 and var length && at + length <= file.Length ? length : null;

    private static bool IsFrame(byte mark) => mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static string? SizeFault(ReadOnlySpan<byte> segment, int fileLength, PixelLimit limit)
        => limit.FaultOf(BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), fileLength * PixelsPerByte);
}
