using System.Buffers.Binary;
using System.Text;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

/// <summary>Whatever a file holds: a picture or an error that says why, never a crash, never memory for pixels that cannot be there.</summary>
[TestClass]
public sealed class BadPictureTests
{
    public static IEnumerable<object[]> Names => GoldenImages.Names.Select(name => new object[] { name });

    public static IEnumerable<object[]> Bombs =>
    [
        ["png", PngHeader(30_000, 30_000)],
        ["png of fewer pixels", PngHeader(15_000, 15_000)],
        ["jpeg", ClaimedSizes.Jpeg(30_000, 30_000)],
        ["jpeg of fewer pixels", ClaimedSizes.Jpeg(10_000, 10_000)],
        ["bmp", ClaimedSizes.Bmp(30_000, 30_000)],
        ["bmp of fewer pixels", ClaimedSizes.Bmp(10_000, 10_000)],
        ["gif", ClaimedSizes.Gif(30_000, 30_000)],
        ["gif of fewer pixels", ClaimedSizes.Gif(10_000, 10_000)],
    ];

    [TestMethod]
    public void A_missing_stream_or_path_is_named()
    {
        Assert.AreEqual("imageStream", Assert.ThrowsExactly<ArgumentNullException>(() => MLImage.CreateFromStream(null)).ParamName);
        Assert.AreEqual("imagePath", Assert.ThrowsExactly<ArgumentNullException>(() => MLImage.CreateFromFile(null)).ParamName);
    }

    [TestMethod]
    public void A_file_that_is_not_there_or_no_picture_is_named()
    {
        using var folder = new ScratchFolder();
        var text = folder.Add("kein Bild ö.jpg", Encoding.UTF8.GetBytes("no picture"));

        foreach (var path in new[] { Path.Combine(folder.Path, "missing.png"), folder.Path, text })
        {
            var error = Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromFile(path));
            Assert.AreEqual("imagePath", error.ParamName);
            Assert.Contains(path, error.Message);
        }
    }

    [TestMethod]
    [DataRow("", "empty")]
    [DataRow("G", "not a JPEG")]
    [DataRow("just text that is long enough to be a header of something, at least of a bitmap", "not a JPEG")]
    [DataRow("RIFF\u0001\u0001\u0001\u0001WEBPVP8 and so on, what a newer browser would know how to show", "not a JPEG")]
    public void What_is_no_picture_is_refused_with_the_reason(string content, string reason)
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Pictures.Decode(Encoding.Latin1.GetBytes(content)));

        Assert.AreEqual("imageStream", error.ParamName);
        Assert.Contains("Invalid input stream contents", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_cut_off_file_is_refused_wherever_it_ends(string name)
    {
        var file = GoldenImages.FileOf(name);
        using var whole = Pictures.Decode(file);
        // The last bytes of a PNG are a checksum, the last one of a GIF a mark; further pictures of a GIF do not count.
        var needed = name.StartsWith("png", StringComparison.Ordinal) ? file.Length - 4
            : name == "gif_animated" ? file.Length / 2
            : name.StartsWith("gif", StringComparison.Ordinal) ? file.Length - 1
            : file.Length;
        for (var length = 0; length < needed; length++)
        {
            var cut = file[..length];
            Assert.ThrowsExactly<ArgumentException>(() => Pictures.Decode(cut), $"{length} of {file.Length} bytes");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Bombs))]
    public void A_header_alone_takes_no_memory(string name, byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.ThrowsExactly<ArgumentException>(() => Pictures.Decode(file));

        Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before, name);
        Assert.MatchesRegex("promises|truncated", error.Message);
    }

    [TestMethod]
    public void Damaged_files_never_bring_the_process_down()
    {
        var files = GoldenImages.Names.Select(GoldenImages.FileOf).ToArray();
        var random = new Random(1);
        var decoded = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var file = (byte[])files[random.Next(files.Length)].Clone();
            for (var damages = random.Next(1, 6); damages > 0; damages--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            try
            {
                using var image = Pictures.Decode(file);
                decoded++;
            }
            catch (ArgumentException)
            {
            }
        }

        Assert.IsGreaterThan(100, decoded);
    }

    [TestMethod]
    public void A_damaged_png_file_is_refused_even_where_it_could_be_decoded()
    {
        var file = GoldenImages.FileOf("png_palette");
        var colours = file.AsSpan().IndexOf("PLTE"u8);
        file[colours + 4] ^= 0x10;

        Assert.Contains("checksum", Assert.ThrowsExactly<ArgumentException>(() => Pictures.Decode(file)).Message);
    }

    [TestMethod]
    public void A_jpeg_file_with_too_many_codes_is_refused()
    {
        var file = GoldenImages.FileOf("jpeg_444");
        var table = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC4]);
        file.AsSpan(table + 5, 16).Fill(255);

        Assert.Contains("Corrupt JPEG", Assert.ThrowsExactly<ArgumentException>(() => Pictures.Decode(file)).Message);
    }

    private static byte[] PngHeader(int width, int height)
    {
        byte[] file = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13, .. "IHDR"u8, .. Big(width), .. Big(height), 8, 6, 0, 0, 0, 0, 0, 0, 0];
        return [.. file, 0, 0, 0, 2, .. "IDAT"u8, 0x78, 0x9C, 0, 0, 0, 0, 0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0];
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
