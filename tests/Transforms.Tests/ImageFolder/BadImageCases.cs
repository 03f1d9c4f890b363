using System.Buffers.Binary;
using System.Text;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Files that are no whole pictures, each with what has to be said of it.</summary>
internal static class BadImageCases
{
    private static readonly (string Name, byte[] Content, string Reason)[] Cases =
    [
        ("empty.jpg", [], "the file is empty (0 bytes)"),
        ("text.jpg", Encoding.UTF8.GetBytes("no picture at all"), "it is not a picture: neither JPEG nor PNG, GIF or BMP"),
        ("one byte.png", [0x89], "it is not a picture"),
        ("page.jpg", Encoding.UTF8.GetBytes("<!doctype html><title>404</title>"), "it is a web page or an SVG drawing; only JPEG, PNG, GIF and BMP are read"),
        ("web.jpg", Encoding.Latin1.GetBytes("RIFF\x10\0\0\0WEBPVP8 ........"), "it is a WebP picture; only"),
        ("scan.jpg", [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0], "it is a TIFF picture; only"),
        ("phone.jpg", Encoding.Latin1.GetBytes("\0\0\0\x18" + "ftypheic...."), "it is a HEIF or AVIF picture, or a film; only"),
        ("cut.jpg", Cut("jpeg_444"), "it is a JPEG file that is cut off: its end is missing"),
        ("cut progressive.jpg", Cut("jpeg_progressive"), "it is a JPEG file that is cut off: its end is missing"),
        ("cut with a small picture inside.jpg", WithThumbnail()[..^20], "it is a JPEG file that is cut off: its end is missing"),
        ("last byte.jpg", GoldenImages.FileOf("jpeg_420")[..^1], "it is a JPEG file that is cut off: its end is missing"),
        ("no picture.jpg", [0xFF, 0xD8, 0xFF, 0xD9], "it is a JPEG file without a picture in it"),
        ("cut.png", Cut("png_rgb"), "it is a PNG file that is cut off: its end is missing"),
        ("checksum.png", Flipped("png_rgb", "IDAT"u8, 8), "it is a damaged PNG file: a checksum is wrong at byte 33"),
        ("no picture.png", WithoutData(), "it is a PNG file without a picture in it"),
        ("cut.gif", Cut("gif"), "it is a GIF file that is cut off: its end is missing"),
        ("last byte.gif", GoldenImages.FileOf("gif_animated")[..^1], "it is a GIF file that is cut off: its end is missing"),
        ("cut.bmp", Cut("bmp"), "it is a BMP file that is cut off: its pixels are not all there"),
        ("cut 1 bit.bmp", GoldenImages.FileOf("bmp_one_bit")[..^1], "it is a BMP file that is cut off: its pixels are not all there"),
        ("bomb.png", PngHeader(30_000, 30_000), "its header promises 30,000 × 30,000 pixels; the limit is 178,956,970 in all (ImageFolderOptions.MaximumPixels)"),
        ("bomb.jpg", ClaimedSizes.Jpeg(30_000, 30_000), "its header promises 30,000 × 30,000 pixels; the limit is"),
        ("bomb.gif", ClaimedSizes.Gif(30_000, 30_000), "its header promises 30,000 × 30,000 pixels; the limit is"),
        ("bomb.bmp", ClaimedSizes.Bmp(30_000, 30_000), "its header promises 30,000 × 30,000 pixels; the limit is"),
        ("smaller bomb.png", PngHeader(13_000, 13_000), "its header promises 13,000 × 13,000 pixels, more than the file can hold"),
        ("smaller bomb.jpg", ClaimedSizes.Jpeg(13_000, 13_000), "its header promises 13,000 × 13,000 pixels, more than the file can hold"),
        ("smaller bomb.gif", ClaimedSizes.Gif(13_000, 13_000), "its header promises 13,000 × 13,000 pixels, more than the file can hold"),
        ("smaller bomb.bmp", ClaimedSizes.Bmp(13_000, 13_000), "it is a BMP file that is cut off: its pixels are not all there"),
        ("nothing.jpg", ClaimedSizes.Jpeg(0, 10), "its header says 0 × 10 pixels, so there is no picture"),
    ];

    public static IEnumerable<string> Names => Cases.Select(each => each.Name);

    public static (byte[] Content, string Reason) Of(string name)
    {
        var (_, content, reason) = Cases.Single(each => each.Name == name);
        return (content, reason);
    }

    // As cameras write it: a whole small picture, its own end mark included, in a segment of the large one.
    private static byte[] WithThumbnail()
    {
        var file = GoldenImages.FileOf("jpeg_444");
        byte[] length = [(byte)((file.Length + 2) >> 8), (byte)(file.Length + 2)];
        return [0xFF, 0xD8, 0xFF, 0xE1, .. length, .. file, .. file[2..]];
    }

    private static byte[] Cut(string golden) => GoldenImages.FileOf(golden)[..(GoldenImages.FileOf(golden).Length * 2 / 3)];

    private static byte[] Flipped(string golden, ReadOnlySpan<byte> mark, int behind)
    {
        var file = GoldenImages.FileOf(golden);
        file[file.AsSpan().IndexOf(mark) + behind] ^= 0x10;
        return file;
    }

    // Header and end, both with their checksums.
    private static byte[] WithoutData() => [.. GoldenImages.FileOf("png_rgb")[..33], .. GoldenImages.FileOf("png_rgb")[^12..]];

    private static byte[] PngHeader(int width, int height)
    {
        byte[] header = [.. "IHDR"u8, .. Big(width), .. Big(height), 8, 6, 0, 0, 0];
        byte[] data = [.. "IDAT"u8, 0x78, 0x9C];
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk(header), .. Chunk(data), .. Chunk("IEND"u8)];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> content) => [.. Big(content.Length - 4), .. content, .. Big((int)PngChecksum.Of(content))];

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
