using System.Buffers.Binary;

namespace MLNetTorch.Samples.Web;

/// <summary>
/// What kind of picture a file is, and how many pixels it promises, from its first bytes alone: neither a file's name nor the type that a
/// client claims says anything, and decoding is for files that are known to be small enough.
/// </summary>
internal static class PictureHeader
{
    private const int ShortestPng = 24;
    private const int ShortestBmp = 26;
    private const int OldBmpHeader = 12;
    private const int ShortestGif = 10;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>The kind, or null for anything else.</summary>
    public static PictureKind? KindOf(ReadOnlySpan<byte> file) =>
        file.StartsWith(PngSignature) ? PictureKind.Png
        : file.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? PictureKind.Jpeg
        : file.StartsWith("BM"u8) ? PictureKind.Bmp
        : file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8) ? PictureKind.Gif
        : null;

    /// <summary>The size, or null where the header is cut short or is none.</summary>
    public static PictureSize? SizeOf(PictureKind kind, ReadOnlySpan<byte> file)
    {
        var size = kind switch
        {
            PictureKind.Png => Png(file),
            PictureKind.Jpeg => JpegHeader.SizeOf(file),
            PictureKind.Bmp => Bmp(file),
            _ => Gif(file),
        };
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    private static PictureSize? Png(ReadOnlySpan<byte> file) =>
        file.Length >= ShortestPng && file[12..].StartsWith("IHDR"u8)
            ? new(BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]))
            : null;

    // A negative height says that the rows go from the top.
    private static PictureSize? Bmp(ReadOnlySpan<byte> file) =>
        file.Length < ShortestBmp ? null
        : BinaryPrimitives.ReadInt32LittleEndian(file[14..]) == OldBmpHeader
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(file[18..]), BinaryPrimitives.ReadUInt16LittleEndian(file[20..]))
            : new(BinaryPrimitives.ReadInt32LittleEndian(file[18..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[22..])));

    private static PictureSize? Gif(ReadOnlySpan<byte> file) =>
        file.Length >= ShortestGif
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]))
            : null;
}
