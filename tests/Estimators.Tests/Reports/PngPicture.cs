using System.Buffers.Binary;
using System.IO.Compression;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Reads a PNG file by the words of its specification, checksums included.</summary>
internal sealed record PngPicture(int Width, int Height, int Channels, byte[] Pixels)
{
    public static PngPicture Read(byte[] file)
    {
        CollectionAssert.AreEqual(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }, file[..8]);
        var chunks = Chunks(file).ToList();
        CollectionAssert.AreEqual(new[] { "IHDR", "IDAT", "IEND" }, chunks.Select(chunk => chunk.Name).ToArray());
        var header = chunks[0].Content;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Assert.AreEqual(8, header[8]);
        CollectionAssert.AreEqual(new byte[3], header[10..]);
        var channels = header[9] switch { 0 => 1, 2 => 3, var other => throw new AssertFailedException($"colour type {other}") };
        return new PngPicture(width, height, channels, Unpack(chunks[1].Content, height, width * channels));
    }

    private static byte[] Unpack(byte[] content, int rows, int rowLength)
    {
        using var zlib = new ZLibStream(new MemoryStream(content), CompressionMode.Decompress);
        using var all = new MemoryStream();
        zlib.CopyTo(all);
        var bytes = all.ToArray();
        Assert.HasCount(rows * (rowLength + 1), bytes);
        return [.. Enumerable.Range(0, rows).SelectMany(row =>
        {
            Assert.AreEqual(0, bytes[row * (rowLength + 1)], "Each row begins with its filter: none.");
            return bytes.Skip((row * (rowLength + 1)) + 1).Take(rowLength);
        })];
    }

    private static IEnumerable<(string Name, byte[] Content)> Chunks(byte[] file)
    {
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var named = file[(at + 4)..(at + 8 + length)];
            Assert.AreEqual(Checksum(named), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            yield return (System.Text.Encoding.ASCII.GetString(named[..4]), named[4..]);
            at += 12 + length;
        }
    }

    // CRC-32 bit by bit, as the specification has it.
    private static uint Checksum(byte[] bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var value in bytes)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++)
                checksum = (checksum & 1) != 0 ? (checksum >> 1) ^ 0xEDB88320 : checksum >> 1;
        }
        return ~checksum;
    }
}
