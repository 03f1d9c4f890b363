using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

[TestClass]
public sealed class MLImageTests
{
    private static readonly byte[] TwoPixels = [1, 2, 3, 255, 4, 5, 6, 255];

    [TestMethod]
    public void Pixels_come_back_in_their_format()
    {
        using var bgra = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Bgra32, TwoPixels);
        using var rgba = MLImage.CreateFromPixels(1, 2, MLPixelFormat.Rgba32, TwoPixels);

        Assert.AreEqual((2, 1, 32, MLPixelFormat.Bgra32), (bgra.Width, bgra.Height, bgra.BitsPerPixel, bgra.PixelFormat));
        Assert.AreEqual((1, 2, 32, MLPixelFormat.Rgba32), (rgba.Width, rgba.Height, rgba.BitsPerPixel, rgba.PixelFormat));
        CollectionAssert.AreEqual(TwoPixels, bgra.Pixels.ToArray());
        CollectionAssert.AreEqual(TwoPixels, rgba.Pixels.ToArray());
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4, 5, 6 }, bgra.GetBGRPixels);
        CollectionAssert.AreEqual(new byte[] { 3, 2, 1, 6, 5, 4 }, rgba.GetBGRPixels);
    }

    [TestMethod]
    public void Colours_are_divided_by_alpha_where_they_leave_the_picture()
    {
        using var image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Bgra32, [50, 25, 100, 100, 0, 0, 0, 0]);

        CollectionAssert.AreEqual(new byte[] { 128, 64, 255, 0, 0, 0 }, image.GetBGRPixels);
    }

    [TestMethod]
    public void Wrong_pixels_are_refused()
    {
        Assert.AreEqual("pixelFormat", Refused(1, 1, MLPixelFormat.Unknown, 4).ParamName);
        Assert.AreEqual("width", Refused(0, 1, MLPixelFormat.Bgra32, 4).ParamName);
        Assert.AreEqual("height", Refused(1, -1, MLPixelFormat.Bgra32, 4).ParamName);
        Assert.Contains("imagePixelData", Refused(2, 1, MLPixelFormat.Bgra32, 4).Message);
        Assert.Contains("imagePixelData", Refused(65536, 65536, MLPixelFormat.Bgra32, 0).Message);

        static ArgumentException Refused(int width, int height, MLPixelFormat format, int bytes) =>
            Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(width, height, format, new byte[bytes]));
    }

    [TestMethod]
    public void A_disposed_picture_says_so()
    {
        var image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Bgra32, TwoPixels);
        image.Dispose();
        image.Dispose();

        Action[] uses =
        [
            () => _ = image.Width, () => _ = image.Height, () => _ = image.PixelFormat, () => _ = image.BitsPerPixel, () => _ = image.Tag,
            () => image.Tag = "", () => _ = image.Pixels.Length, () => _ = image.GetBGRPixels, () => image.Save("x.png"),
        ];
        foreach (var use in uses)
        {
            Assert.AreEqual("Object is disposed.", Assert.ThrowsExactly<InvalidOperationException>(use).Message);
        }
    }

    [TestMethod]
    public void A_picture_that_is_disposed_twice_at_once_gives_its_memory_back_once()
    {
        for (var i = 0; i < 200; i++)
        {
            var image = Pictures.Plain(64, 64, 1, 1, 1);
            Parallel.For(0, 4, _ => image.Dispose());
            using var one = Pictures.Plain(64, 64, 10, 20, 30);
            using var other = Pictures.Plain(64, 64, 40, 50, 60);
            Assert.AreEqual((10, 20, 30, 255), Pictures.At(one, 63, 63));
            Assert.AreEqual((40, 50, 60, 255), Pictures.At(other, 63, 63));
        }
    }

    [TestMethod]
    public void A_tag_is_kept()
    {
        using var image = Pictures.Plain(1, 1, 0, 0, 0);
        Assert.IsNull(image.Tag);
        image.Tag = "mine";
        Assert.AreEqual("mine", image.Tag);
    }
}
