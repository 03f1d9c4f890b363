using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

/// <summary>Files of all formats against what Pillow reads from them.</summary>
[TestClass]
public sealed class DecodingTests
{
    public static IEnumerable<object[]> Names => GoldenImages.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_file_becomes_its_pixels(string name)
    {
        var golden = GoldenImages.Decoded(name);
        using var image = Pictures.Decode(GoldenImages.FileOf(name));

        Assert.AreEqual(golden.GetProperty("width").GetInt32(), image.Width);
        Assert.AreEqual(golden.GetProperty("height").GetInt32(), image.Height);
        Assert.AreEqual(MLPixelFormat.Bgra32, image.PixelFormat);
        var rgba = golden.GetProperty("rgba").GetBytesFromBase64();
        // JPEG decoders round differently, and differ where colours have half the resolution.
        var tolerance = !name.StartsWith("jpeg", StringComparison.Ordinal) ? 0 : name == "jpeg_420" ? 8 : 2;
        for (var i = 0; i < rgba.Length; i += 4)
        {
            var alpha = rgba[i + 3];
            Assert.AreEqual(alpha, image.Pixels[i + 3], $"alpha of pixel {i / 4}");
            for (var c = 0; c < 3; c++)
            {
                var multiplied = (int)Math.Round(rgba[i + c] * alpha / 255.0);
                Assert.AreEqual(multiplied, image.Pixels[i + 2 - c], (double)tolerance, $"channel {c} of pixel {i / 4}");
            }
        }
    }

    [TestMethod]
    public void The_orientation_that_exif_tells_is_not_applied()
    {
        using var plain = Pictures.Decode(GoldenImages.FileOf("jpeg_444"));
        using var rotated = Pictures.Decode(GoldenImages.FileOf("jpeg_exif_rotated"));

        CollectionAssert.AreEqual(plain.Pixels.ToArray(), rotated.Pixels.ToArray());
    }

    [TestMethod]
    public void A_stream_is_read_from_where_it_stands()
    {
        var file = GoldenImages.FileOf("png_rgb");
        using var shown = new MemoryStream();
        shown.Write([1, 2, 3]);
        shown.Write(file);
        shown.Position = 3;
        using var hidden = new MemoryStream([1, 2, 3, .. file]) { Position = 3 };

        using var first = MLImage.CreateFromStream(shown);
        using var second = MLImage.CreateFromStream(hidden);

        Assert.AreEqual(18, first.Width);
        Assert.AreEqual(18, second.Width);
    }

    [TestMethod]
    public void Many_threads_decode_at_once()
    {
        var files = GoldenImages.Names.ToDictionary(name => name, GoldenImages.FileOf);
        var expected = files.ToDictionary(entry => entry.Key, entry =>
        {
            using var image = Pictures.Decode(entry.Value);
            return image.Pixels.ToArray();
        });

        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var (name, file) = files.ElementAt(i % files.Count);
            using var image = Pictures.Decode(file);
            Assert.IsTrue(image.Pixels.SequenceEqual(expected[name]), name);
        });
    }
}
