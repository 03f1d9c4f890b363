using System.Buffers.Binary;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Web.Tests;

/// <summary>Picture files made here.</summary>
internal static class Pictures
{
    private static readonly Lazy<DigitWeb.ModelInput[]> TestDigits = new(LoadTestDigits);

    /// <summary>The first 1,000 test digits of MNIST.</summary>
    public static DigitWeb.ModelInput[] Digits => TestDigits.Value;

    /// <summary>The first of them, a seven, as PNG.</summary>
    public static byte[] Seven => DigitPng.Write(Digits[0].Image);

    /// <summary>A picture as PNG or JPEG, by the ending.</summary>
    public static byte[] Save(string ending, int width, int height, Func<int, int, (byte Grey, byte Alpha)> shade)
    {
        var pixels = new byte[width * height * 4];
        for (var i = 0; i < width * height; i++)
        {
            var (grey, alpha) = shade(i % width, i / width);
            pixels.AsSpan(4 * i, 3).Fill((byte)(grey * alpha / 255));
            pixels[(4 * i) + 3] = alpha;
        }
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.{ending}");
        using var picture = MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, pixels);
        picture.Save(path);
        var file = File.ReadAllBytes(path);
        File.Delete(path);
        return file;
    }

    /// <summary>A digit of MNIST drawn larger, somewhere on a sheet, with any ink and paper.</summary>
    public static byte[] Sheet(string ending, byte[] digit, int scale, int left, int top, byte ink, byte paper, byte paperAlpha = 255) =>
        Save(ending, (28 * scale) + (2 * left), (28 * scale) + (2 * top), (x, y) =>
        {
            var (column, row) = ((x - left) / scale, (y - top) / scale);
            var amount = x >= left && y >= top && column < 28 && row < 28 ? digit[(row * 28) + column] : 0;
            return amount == 0 ? (paper, paperAlpha) : ((byte)(paper + ((ink - paper) * amount / 255)), (byte)255);
        });

    /// <summary>A bitmap of 24 bits without compression.</summary>
    public static byte[] Bmp(byte[] digit)
    {
        var file = new byte[54 + (28 * 28 * 3)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        file[10] = 54;
        file[14] = 40;
        file[18] = file[22] = 28;
        file[26] = 1;
        file[28] = 24;
        for (var y = 0; y < 28; y++)
        {
            for (var x = 0; x < 28; x++)
                file.AsSpan(54 + (3 * (((27 - y) * 28) + x)), 3).Fill(digit[(y * 28) + x]);
        }
        return file;
    }

    /// <summary>A one, black on white, as Pillow wrote it.</summary>
    public static byte[] Gif => Convert.FromBase64String(
        "R0lGODdhHAAcAIEAAP///wAAAAAAAAAAACwAAAAAHAAcAEAIUAABCBxIsKDBgwgLBliYsKHBhQEcSpxIcSDEig0vYkSocaNHjB0/WmQokmDIkidFpizJsqXLiSs9xtw4EyTJljUr5qS4E+ZNlj0lBn1JdGBAADs=");

    /// <summary>The header of a PNG that promises so many pixels, and nothing behind it.</summary>
    public static byte[] PngHeader(uint width, uint height)
    {
        byte[] file = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[8], 8, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(20), height);
        return file;
    }

    /// <summary>The header of a JPEG that promises so many pixels, and nothing behind it.</summary>
    public static byte[] JpegHeader(ushort width, ushort height)
    {
        byte[] file = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0];
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(13), height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(15), width);
        return file;
    }

    public static byte[] GifHeader(ushort width, ushort height)
    {
        byte[] file = [.. "GIF89a"u8, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(6), width);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(8), height);
        return file;
    }

    public static byte[] BmpHeader(int width, int height)
    {
        var file = Bmp(new byte[784])[..54];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        return file;
    }

    public static byte[] Json(byte[] digit) => Encoding.UTF8.GetBytes($"[{string.Join(',', digit)}]");

    private static DigitWeb.ModelInput[] LoadTestDigits()
    {
        var ml = new MLContext();
        var test = ml.Torch().LoadMnist(Checkout.MnistFolder, MnistSplit.Test);
        return [.. ml.Data.CreateEnumerable<DigitWeb.ModelInput>(ml.Data.TakeRows(test, 1000), reuseRowObject: false)];
    }
}
