using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

[TestClass]
public sealed class SavingTests
{
    [TestMethod]
    [DataRow("plain.png")]
    [DataRow("mit Leerzeichen und Größe 图 🖼.PNG")]
    public void A_png_file_keeps_every_pixel(string name)
    {
        using var folder = new ScratchFolder();
        using var image = Pictures.Noise(5, 31, 17);
        var path = Path.Combine(folder.Path, name);

        image.Save(path);
        using var back = MLImage.CreateFromFile(path);

        Assert.AreEqual((31, 17, MLPixelFormat.Bgra32), (back.Width, back.Height, back.PixelFormat));
        CollectionAssert.AreEqual(image.Pixels.ToArray(), back.Pixels.ToArray());
    }

    [TestMethod]
    public void A_png_file_keeps_transparency()
    {
        using var folder = new ScratchFolder();
        using var image = Pictures.Decode(GoldenImages.FileOf("png_transparent"));
        var path = Path.Combine(folder.Path, "a.png");

        image.Save(path);
        using var back = MLImage.CreateFromFile(path);

        // Colours of pixels that are nearly transparent come back within what their alpha leaves of them.
        CollectionAssert.AreEqual(image.Pixels.ToArray(), back.Pixels.ToArray());
    }

    [TestMethod]
    [DataRow(MLPixelFormat.Bgra32)]
    [DataRow(MLPixelFormat.Rgba32)]
    public void A_jpeg_file_is_near_and_has_the_colours_in_place(MLPixelFormat format)
    {
        using var folder = new ScratchFolder();
        byte[] pixel = format == MLPixelFormat.Bgra32 ? [30, 120, 200, 255] : [200, 120, 30, 255];
        using var image = MLImage.CreateFromPixels(16, 16, format, Enumerable.Repeat(pixel, 256).SelectMany(bytes => bytes).ToArray());

        foreach (var name in new[] { "a.jpg", "b.JPEG" })
        {
            var path = Path.Combine(folder.Path, name);
            image.Save(path);
            using var back = MLImage.CreateFromFile(path);
            var (red, green, blue, alpha) = Pictures.At(back, 8, 8);
            Assert.AreEqual(200, red, 2);
            Assert.AreEqual(120, green, 2);
            Assert.AreEqual(30, blue, 2);
            Assert.AreEqual(255, alpha);
            Assert.AreEqual((0xFF, 0xD8), ((int)File.ReadAllBytes(path)[0], (int)File.ReadAllBytes(path)[1]));
        }
    }

    [TestMethod]
    [DataRow("a.bmp", "not supported")]
    [DataRow("a.gif", "not supported")]
    [DataRow("a.txt", "extension")]
    [DataRow("a", "extension")]
    public void Another_format_is_refused_and_nothing_is_written(string name, string reason)
    {
        using var folder = new ScratchFolder();
        using var image = Pictures.Plain(1, 1, 0, 0, 0);

        var error = Assert.ThrowsExactly<ArgumentException>(() => image.Save(Path.Combine(folder.Path, name)));

        Assert.AreEqual("imagePath", error.ParamName);
        Assert.Contains(reason, error.Message);
        Assert.IsEmpty(Directory.GetFiles(folder.Path));
    }
}
