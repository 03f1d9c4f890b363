using System.Buffers.Binary;

namespace MLNetTorch.Samples.Web;

/// <summary>Whether a file has its end: some decoders make a picture of half a file and do not tell.</summary>
internal static class PictureEnd
{
    private const int PngSignature = 8;
    private const int ChunkFrame = 12;
    private const byte GifTrailer = 0x3B;

    public static bool IsThere(PictureKind kind, ReadOnlySpan<byte> file) => kind switch
    {
        PictureKind.Png => Png(file[PngSignature..]),
        PictureKind.Jpeg => file.LastIndexOf<byte>([0xFF, 0xD9]) > 0,
        PictureKind.Bmp => BinaryPrimitives.ReadUInt32LittleEndian(file[2..]) <= file.Length,
        _ => file.TrimEnd((byte)0) is [.., GifTrailer],
    };

    // Each chunk: length of the content, name, content, checksum.
    private static bool Png(ReadOnlySpan<byte> chunks)
    {
        while (chunks.Length >= ChunkFrame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunks);
            if (length > chunks.Length - ChunkFrame)
            {
                return false;
            }

            if (chunks[4..].StartsWith("IEND"u8))
            {
                return true;
            }

            chunks = chunks[(ChunkFrame + (int)length)..];
        }

        return false;
    }
}
