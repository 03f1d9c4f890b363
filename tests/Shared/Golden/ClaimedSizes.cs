using System.Buffers.Binary;

namespace MLNetTorch.Tests;

/// <summary>Small genuine files whose headers claim other sizes than they have.</summary>
internal static class ClaimedSizes
{
    public static byte[] Jpeg(int width, int height)
    {
        var file = GoldenImages.FileOf("jpeg_progressive");
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC2]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), (ushort)width);
        return file;
    }

    public static byte[] Bmp(int width, int height)
    {
        var file = GoldenImages.FileOf("bmp");
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        return file;
    }

    public static byte[] Gif(ushort width, ushort height)
    {
        var file = GoldenImages.FileOf("gif");
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(6), width);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), height);
        return file;
    }
}
