using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

[TestClass]
public sealed class ResizeTests
{
    private readonly MLContext ml = new(seed: 1);

    // Red tells the column of the source, green the line.
    private static MLImage Ramp(int width, int height) => Pictures.Of(width, height, (x, y) => (x * 255 / Math.Max(width - 1, 1), y * 255 / Math.Max(height - 1, 1), 77));

    private MLImage Resize(MLImage image, int width, int height, ResizingKind kind, Anchor anchor = Anchor.Center)
    {
        var data = ml.Data.LoadFromEnumerable([new ImageRow { Image = image }]);
        var resized = ml.Transforms.ResizeImages("Image", width, height, resizing: kind, cropAnchor: anchor).Fit(data).Transform(data);
        return ColumnReader.Read<MLImage>(resized, "Image").Single();
    }

    [TestMethod]
    public void Scaling_agrees_with_pillow_within_one_grey_level()
    {
        using var source = Pictures.Noise(3, 29, 23);
        foreach (var golden in GoldenImages.Scaled)
        {
            var (width, height) = (golden.GetProperty("width").GetInt32(), golden.GetProperty("height").GetInt32());
            var rgb = golden.GetProperty("rgb").GetBytesFromBase64();
            using var scaled = Resize(source, width, height, ResizingKind.Fill);

            for (var i = 0; i < width * height; i++)
            {
                var (red, green, blue, alpha) = Pictures.At(scaled, i % width, i / width);
                Assert.AreEqual(rgb[3 * i], red, 1.0, $"{width} × {height}, pixel {i}");
                Assert.AreEqual(rgb[(3 * i) + 1], green, 1.0, $"{width} × {height}, pixel {i}");
                Assert.AreEqual(rgb[(3 * i) + 2], blue, 1.0, $"{width} × {height}, pixel {i}");
                Assert.AreEqual(255, alpha);
            }
        }
    }

    [TestMethod]
    public void A_fine_pattern_becomes_grey_not_stripes()
    {
        using var stripes = Pictures.Of(64, 64, (x, _) => x % 2 == 0 ? (255, 255, 255) : (0, 0, 0));
        using var small = Resize(stripes, 16, 16, ResizingKind.Fill);

        for (var x = 1; x < 15; x++)
        {
            Assert.AreEqual(127.5, Pictures.At(small, x, 8).Red, 1);
        }
    }

    [TestMethod]
    [DataRow(40, 20, Anchor.Center, 63, 127)]
    [DataRow(40, 20, Anchor.Left, 0, 127)]
    [DataRow(40, 20, Anchor.Right, 127, 127)]
    [DataRow(40, 20, Anchor.Top, 63, 127)]
    [DataRow(20, 40, Anchor.Center, 127, 63)]
    [DataRow(20, 40, Anchor.Top, 127, 0)]
    [DataRow(20, 40, Anchor.Bottom, 127, 127)]
    [DataRow(20, 40, Anchor.Left, 127, 63)]
    public void Cropping_keeps_the_side_that_the_anchor_names(int width, int height, Anchor anchor, int left, int top)
    {
        using var source = Ramp(width, height);
        using var cropped = Resize(source, 10, 10, ResizingKind.IsoCrop, anchor);

        // The visible part begins at a share of the longer side; the shorter is all there. Half a target pixel is 255 / 40 or / 20.
        var (first, last) = (Pictures.At(cropped, 0, 0), Pictures.At(cropped, 9, 9));
        Assert.AreEqual(width > height ? left : 0, first.Red, 15);
        Assert.AreEqual(height > width ? top : 0, first.Green, 15);
        Assert.AreEqual(width > height ? left + 127 : 255, last.Red, 15);
        Assert.AreEqual(height > width ? top + 127 : 255, last.Green, 15);
        Assert.AreEqual(255, last.Alpha);
    }

    [TestMethod]
    [DataRow(40, 20)]
    [DataRow(20, 40)]
    public void Padding_centres_the_whole_picture_on_transparent_black(int width, int height)
    {
        using var source = Ramp(width, height);
        using var padded = Resize(source, 12, 12, ResizingKind.IsoPad);

        for (var i = 0; i < 12; i++)
        {
            for (var k = 0; k < 12; k++)
            {
                var (x, y) = width > height ? (k, i) : (i, k);
                var pixel = Pictures.At(padded, x, y);
                Assert.AreEqual(i is < 3 or >= 9 ? (byte)0 : (byte)255, pixel.Alpha);
                Assert.AreEqual(i is < 3 or >= 9 ? 0 : 77, pixel.Blue);
            }
        }
    }

    [TestMethod]
    [DataRow(500, 375, 224, 224)]
    [DataRow(375, 500, 224, 224)]
    [DataRow(1080, 1080, 224, 224)]
    [DataRow(23, 46, 224, 224)]
    public void Cropping_leaves_no_line_empty(int width, int height, int toWidth, int toHeight)
    {
        using var source = Pictures.Plain(width, height, 10, 20, 30);
        using var cropped = Resize(source, toWidth, toHeight, ResizingKind.IsoCrop);

        Assert.AreEqual(-1, cropped.Pixels.IndexOf((byte)0));
        CollectionAssert.AreEqual(Pictures.Plain(toWidth, toHeight, 10, 20, 30).Pixels.ToArray(), cropped.Pixels.ToArray());
    }

    [TestMethod]
    [DataRow(ResizingKind.IsoPad)]
    [DataRow(ResizingKind.IsoCrop)]
    [DataRow(ResizingKind.Fill)]
    public void Thin_pictures_are_scaled_too(ResizingKind kind)
    {
        foreach (var (width, height) in new[] { (1, 3000), (3000, 1), (1, 1) })
        {
            using var source = Pictures.Plain(width, height, 200, 100, 50);
            using var resized = Resize(source, 7, 5, kind);
            Assert.AreEqual((7, 5), (resized.Width, resized.Height));
            Assert.AreEqual((200, 100, 50, 255), Pictures.At(resized, 3, 2));
        }
    }

    [TestMethod]
    public void Squeezing_keeps_the_format_and_drawing_makes_it_Bgra32()
    {
        using var source = MLImage.CreateFromPixels(2, 2, MLPixelFormat.Rgba32, Enumerable.Repeat<byte[]>([9, 8, 7, 255], 4).SelectMany(pixel => pixel).ToArray());
        using var filled = Resize(source, 3, 3, ResizingKind.Fill);
        using var cropped = Resize(source, 3, 3, ResizingKind.IsoCrop);

        Assert.AreEqual(MLPixelFormat.Rgba32, filled.PixelFormat);
        Assert.AreEqual(MLPixelFormat.Bgra32, cropped.PixelFormat);
        Assert.AreEqual((9, 8, 7, 255), Pictures.At(filled, 1, 1));
        Assert.AreEqual((9, 8, 7, 255), Pictures.At(cropped, 1, 1));
    }

    [TestMethod]
    public void A_picture_of_the_right_size_is_handed_on_and_disposed_for_the_next()
    {
        using var first = Pictures.Plain(4, 4, 1, 2, 3);
        using var second = Pictures.Plain(4, 4, 4, 5, 6);
        var data = ml.Data.LoadFromEnumerable([new ImageRow { Image = first }, new ImageRow { Image = second }]);
        var resized = ml.Transforms.ResizeImages("Small", 4, 4, "Image").Fit(data).Transform(data);

        using (var cursor = resized.GetRowCursor([resized.Schema["Small"]]))
        {
            var get = cursor.GetGetter<MLImage>(resized.Schema["Small"]);
            MLImage image = null!;
            Assert.IsTrue(cursor.MoveNext());
            get(ref image);
            Assert.AreSame(first, image);
            Assert.IsTrue(cursor.MoveNext());
            get(ref image);
            Assert.AreSame(second, image);
        }

        Assert.ThrowsExactly<InvalidOperationException>(() => first.Width);
        Assert.AreEqual(4, second.Width);
    }

    [TestMethod]
    public void The_size_stands_in_the_schema()
    {
        var data = ml.Data.LoadFromEnumerable([new ImageRow { Image = Pictures.Plain(4, 4, 1, 2, 3) }]);
        var type = (ImageDataViewType)ml.Transforms.ResizeImages("Small", 30, 20, "Image").Fit(data).GetOutputSchema(data.Schema)["Small"].Type;

        Assert.AreEqual((20, 30), (type.Height, type.Width));
    }

    [TestMethod]
    public void Wrong_options_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ResizeImages("a", 0, 5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ResizeImages("a", 5, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ResizeImages("a", 5, 5, resizing: (ResizingKind)9));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ResizeImages("a", 5, 5, cropAnchor: (Anchor)9));
    }
}
