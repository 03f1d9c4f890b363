using System.Buffers.Binary;

namespace MLNetTorch.Transforms;

/// <summary>Holds the size in a bitmap's header against the length of the file.</summary>
internal static class BmpCheck
{
    private const string CutOff = "it is a BMP file that is cut off: its pixels are not all there";

    // The header of the oldest kind.
    private const uint CoreHeader = 12;

    public static string? FaultOf(ReadOnlySpan<byte> file, PixelLimit limit)
    {
        if (file.Length < 26)
            return CutOff;
        var (start, kind) = (BinaryPrimitives.ReadUInt32LittleEndian(file[10..]), BinaryPrimitives.ReadUInt32LittleEndian(file[14..]));
        if (kind == CoreHeader)
            return FaultOf(file, limit, start, Short(file, 18), Short(file, 20), Short(file, 24));
        if (kind is < 40 or > 1024)
            return "it is a damaged BMP file, or none: its header is of no known kind";
        if (file.Length < 54)
            return CutOff;
        var packing = BinaryPrimitives.ReadUInt32LittleEndian(file[30..]);
        // Lines from the top are told by a negative height; run lengths say how many bytes they take.
        var (width, height) = (Number(file, 18), Math.Abs((long)Number(file, 22)));
        return packing is 1 or 2
            ? limit.FaultOf(width, height, double.PositiveInfinity) ?? (start + Number(file, 34) > file.Length ? CutOff : null)
            : FaultOf(file, limit, start, width, height, Short(file, 28));
    }

    private static string? FaultOf(ReadOnlySpan<byte> file, PixelLimit limit, uint start, long width, long height, ushort depth)
    {
        if (limit.FaultOf(width, height, double.PositiveInfinity) is { } fault)
            return fault;
        var line = ((width * Math.Max(depth, (ushort)1)) + 31) / 32 * 4;
        return start + (line * height) > file.Length ? CutOff : null;
    }

    private static ushort Short(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file[at..]);

    private static int Number(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file[at..]);
}
