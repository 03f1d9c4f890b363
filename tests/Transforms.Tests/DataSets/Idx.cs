using System.Buffers.Binary;
using System.IO.Compression;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Makes IDX files.</summary>
internal static class Idx
{
    public static byte[] Images(int count, int height, int width, byte[] pixels) => File(0x803, [count, height, width], pixels);

    public static byte[] Labels(params byte[] labels) => File(0x801, [labels.Length], labels);

    public static byte[] File(int magic, int[] sizes, byte[] data)
    {
        var header = new byte[4 + 4 * sizes.Length];
        BinaryPrimitives.WriteInt32BigEndian(header, magic);
        for (var at = 0; at < sizes.Length; at++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * at), sizes[at]);
        return [.. header, .. data];
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(content);
        return packed.ToArray();
    }
}
