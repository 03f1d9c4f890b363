using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ImageFolderTests
{
    [TestMethod]
    public void Sub_folders_are_labels_and_pictures_come_in_order()
    {
        using var folder = new PictureFolder()
            .With("dog/b.PNG", "png_rgb").With("dog/B.jpg", "jpeg_420").With("dog/a.jpeg", "jpeg_444")
            .With("cat/10.gif", "gif").With("cat/9.bmp", "bmp").With("Zebra/1.jpg", "png_16_bits_3");

        var data = folder.Load();

        CollectionAssert.AreEqual(
            new[] { "Zebra Zebra/1.jpg 5x7", "cat cat/10.gif 18x13", "cat cat/9.bmp 18x13", "dog dog/B.jpg 18x13", "dog dog/a.jpeg 18x13", "dog dog/b.PNG 18x13" },
            folder.Rows(data));
        Assert.AreEqual(6L, data.GetRowCount());
        Assert.IsFalse(data.CanShuffle);
        CollectionAssert.AreEqual(new[] { "Image", "Label", "ImagePath" }, data.Schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(new ImageDataViewType(), data.Schema["Image"].Type);
    }

    [TestMethod]
    public void Names_may_have_spaces_and_any_letters()
    {
        using var folder = new PictureFolder().With("Kätzchen 猫/das süße Bild №1 🐈.jpg", "jpeg_444").With("- x/'a' & b;.png", "png_rgb");

        CollectionAssert.AreEqual(
            new[] { "- x - x/'a' & b;.png 18x13", "Kätzchen 猫 Kätzchen 猫/das süße Bild №1 🐈.jpg 18x13" }, folder.Rows(folder.Load()));
    }

    [TestMethod]
    public void Only_wanted_files_are_taken()
    {
        using var folder = new PictureFolder()
            .With("loose.jpg", "jpeg_444").With("cat/1.jpg", "jpeg_444").With("cat/readme.txt", [1]).With("cat/.1.jpg", "jpeg_444")
            .With(".hidden/1.jpg", "jpeg_444").With("cat/deeper/2.jpg", "jpeg_444").With("cat/.deeper/2.jpg", "jpeg_444").With("cat/3.pic", "png_rgb");

        CollectionAssert.AreEqual(new[] { "cat cat/1.jpg 18x13" }, folder.Rows(folder.Load()));
        CollectionAssert.AreEqual(
            new[] { "cat cat/1.jpg 18x13", "cat cat/deeper/2.jpg 18x13" }, folder.Rows(folder.Load(new ImageFolderOptions { Recursive = true })));
        CollectionAssert.AreEqual(new[] { "cat cat/3.pic 18x13" }, folder.Rows(folder.Load(new ImageFolderOptions { Extensions = [".PIC"] })));
    }

    [TestMethod]
    public void A_link_to_a_picture_is_followed_and_one_to_a_folder_is_not()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", "jpeg_444").With("store/2.jpg", "png_rgb");
        File.CreateSymbolicLink(folder["cat/2.jpg"], folder["store/2.jpg"]);
        Directory.CreateSymbolicLink(folder["cat/round"], folder["cat"]);

        CollectionAssert.AreEqual(
            new[] { "cat cat/1.jpg 18x13", "cat cat/2.jpg 18x13", "store store/2.jpg 18x13" },
            folder.Rows(folder.Load(new ImageFolderOptions { Recursive = true })));
    }

    [TestMethod]
    public void Deeper_files_are_ordered_by_their_path()
    {
        using var folder = new PictureFolder();
        foreach (var name in new[] { "b/1.jpg", "b!/1.jpg", "a.jpg", "b.jpg", "b/c/1.jpg" })
            folder.With($"cat/{name}", "jpeg_444");

        CollectionAssert.AreEqual(
            new[] { "a.jpg", "b!/1.jpg", "b.jpg", "b/1.jpg", "b/c/1.jpg" },
            folder.Rows(folder.Load(new ImageFolderOptions { Recursive = true })).Select(row => row["cat cat/".Length..^" 18x13".Length]).ToArray());
    }

    [TestMethod]
    public void One_class_is_enough_to_load_and_an_empty_one_is_told()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", "jpeg_444");
        Directory.CreateDirectory(folder["nothing"]);
        var ml = new MLContext(1);
        var told = new List<string>();
        ml.Log += (_, message) => told.Add(message.Message);

        Assert.AreEqual(1L, ml.Torch().LoadImageFolder(folder.Path).GetRowCount());

        Assert.ContainsSingle(line => line.Contains("sub-folders without a picture, which give no rows: 'nothing'", StringComparison.Ordinal), told);
    }

    [TestMethod]
    public void A_set_of_cursors_gives_each_row_once_by_blocks()
    {
        using var folder = new PictureFolder();
        for (var i = 0; i < 41; i++)
            folder.With($"cat/{i:000}.jpg", "png_16_bits_1");
        var data = folder.Load();
        foreach (var parts in new[] { 1, 2, 3, 7 })
        {
            var (seen, blocks) = (new List<ulong>(), new HashSet<long>());
            foreach (var cursor in data.GetRowCursorSet([data.Schema["Label"]], parts))
            {
                using (cursor)
                {
                    var own = new HashSet<long>();
                    var get = cursor.GetIdGetter();
                    DataViewRowId id = default;
                    while (cursor.MoveNext())
                    {
                        get(ref id);
                        seen.Add(id.Low);
                        Assert.IsFalse(blocks.Contains(cursor.Batch), "a block lies in one cursor only");
                        Assert.AreEqual((long)id.Low / 8, cursor.Batch);
                        own.Add(cursor.Batch);
                    }
                    blocks.UnionWith(own);
                }
            }
            CollectionAssert.AreEquivalent(Enumerable.Range(0, 41).Select(row => (ulong)row).ToArray(), seen);
        }
    }

    [TestMethod]
    public void The_pipeline_decodes_on_several_threads_and_keeps_the_order()
    {
        using var folder = new PictureFolder();
        for (var i = 0; i < 50; i++)
            folder.WithPlain($"{i % 2}/{i:000}.png", 3, 2, (byte)i, 0, 0);
        var ml = new MLContext(1);
        var data = ml.Torch().LoadImageFolder(folder.Path);
        var pipeline = ml.Transforms.ResizeImages("Image", 3, 2)
            .Append(ml.Transforms.ExtractPixels("Features", "Image", ImagePixelExtractingEstimator.ColorBits.Red))
            .Append(ml.Torch().ToTensor("Features"));

        var reds = pipeline.Fit(data).Transform(data).GetColumn<float[]>("Features").Select(pixels => (int)MathF.Round(pixels[0] * 255)).ToArray();

        CollectionAssert.AreEqual(Enumerable.Range(0, 50).OrderBy(i => i % 2).ToArray(), reds);
    }

    [TestMethod]
    public void Files_are_opened_for_the_image_column_only()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", "jpeg_444").With("dog/1.jpg", "jpeg_444");
        var data = folder.Load();
        File.Delete(folder["cat/1.jpg"]);
        File.Delete(folder["dog/1.jpg"]);

        CollectionAssert.AreEqual(new[] { "cat", "dog" }, data.GetColumn<string>("Label").ToArray());
        CollectionAssert.AreEqual(new[] { folder["cat/1.jpg"], folder["dog/1.jpg"] }, data.GetColumn<string>("ImagePath").ToArray());
    }

    [TestMethod]
    public void A_picture_lives_until_the_next_one_or_the_end()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", "jpeg_444").With("cat/2.jpg", "jpeg_444");
        var data = folder.Load();
        MLImage first, last;
        using (var cursor = data.GetRowCursor([data.Schema["Image"]]))
        {
            var get = cursor.GetGetter<MLImage>(data.Schema["Image"]);
            MLImage image = null!;
            cursor.MoveNext();
            get(ref image);
            first = image;
            Assert.AreEqual((18, folder["cat/1.jpg"]), (first.Width, first.Tag));
            cursor.MoveNext();
            get(ref image);
            last = image;
            Assert.ThrowsExactly<InvalidOperationException>(() => first.Width);
            Assert.AreEqual(18, last.Width);
        }
        Assert.ThrowsExactly<InvalidOperationException>(() => last.Width);
    }

    [TestMethod]
    public void A_column_that_was_not_asked_for_or_of_another_type_is_refused()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", "jpeg_444");
        var data = folder.Load();
        using var cursor = data.GetRowCursor([data.Schema["Label"]]);

        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => cursor.GetGetter<MLImage>(data.Schema["Image"])).Message, "'Image' was not asked for");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => cursor.GetGetter<float>(data.Schema["Label"])).Message, "'Label' is String");
        var label = cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["Label"]);
        ReadOnlyMemory<char> text = default;
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => label(ref text)).Message, "stands on no row");
    }
}
