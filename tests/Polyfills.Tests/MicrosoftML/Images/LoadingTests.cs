using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

[TestClass]
public sealed class LoadingTests
{
    private readonly MLContext ml = new(seed: 1);
    private readonly ScratchFolder folder = new();

    [TestCleanup]
    public void RemoveFolder() => folder.Dispose();

    // File i is a picture of one grey, i, 4 + i wide.
    private string[] Files(int count) => Enumerable.Range(0, count).Select(i =>
    {
        var name = $"Bild {i} é.png";
        using var image = Pictures.Plain(4 + i, 5, i, i, i);
        image.Save(Path.Combine(folder.Path, name));
        return name;
    }).ToArray();

    private IDataView Rows(params string[] paths) => ml.Data.LoadFromEnumerable(paths.Select(path => new PathRow { Path = path }));

    private IDataView Load(IDataView rows) => ml.Transforms.LoadImages("Image", folder.Path, "Path").Fit(rows).Transform(rows);

    [TestMethod]
    public void Pictures_come_from_the_folder_with_their_path_as_tag()
    {
        var loaded = Load(Rows(Files(3)));
        using var cursor = loaded.GetRowCursor(loaded.Schema);
        var get = cursor.GetGetter<MLImage>(loaded.Schema["Image"]);
        MLImage image = null!;
        for (var i = 0; cursor.MoveNext(); i++)
        {
            get(ref image);
            Assert.AreEqual((4 + i, 5), (image.Width, image.Height));
            Assert.AreEqual(Path.Combine(folder.Path, $"Bild {i} é.png"), image.Tag);
        }

        Assert.AreEqual(new ImageDataViewType(), loaded.Schema["Image"].Type);
    }

    [TestMethod]
    public void A_picture_lives_until_the_next_and_the_last_until_the_end()
    {
        var loaded = Load(Rows(Files(2)));
        MLImage image = null!;
        MLImage first;
        using (var cursor = loaded.GetRowCursor([loaded.Schema["Image"]]))
        {
            var get = cursor.GetGetter<MLImage>(loaded.Schema["Image"]);
            cursor.MoveNext();
            get(ref image);
            first = image;
            cursor.MoveNext();
            Assert.AreEqual(4, first.Width);
            get(ref image);
            Assert.ThrowsExactly<InvalidOperationException>(() => first.Width);
            Assert.AreEqual(5, image.Width);
        }

        Assert.ThrowsExactly<InvalidOperationException>(() => image.Width);
    }

    [TestMethod]
    public void An_empty_path_is_no_picture_and_the_picture_before_does_not_stay()
    {
        var loaded = Load(Rows([.. Files(1), ""]));
        using var cursor = loaded.GetRowCursor([loaded.Schema["Image"]]);
        var get = cursor.GetGetter<MLImage>(loaded.Schema["Image"]);
        MLImage image = null!;
        cursor.MoveNext();
        get(ref image);
        cursor.MoveNext();
        get(ref image);

        Assert.IsNull(image);
    }

    [TestMethod]
    public void A_bad_file_is_named_and_leaves_no_picture_behind()
    {
        folder.Add("broken.jpg", GoldenImages.FileOf("jpeg_444")[..500]);
        folder.Add("empty.png", []);
        var loaded = Load(Rows([.. Files(1), "broken.jpg", "empty.png", "missing.png"]));
        using var cursor = loaded.GetRowCursor([loaded.Schema["Image"]]);
        var get = cursor.GetGetter<MLImage>(loaded.Schema["Image"]);
        MLImage image = null!;
        cursor.MoveNext();
        get(ref image);

        cursor.MoveNext();
        var broken = Assert.ThrowsExactly<ArgumentException>(() => get(ref image));
        Assert.IsNull(image);
        cursor.MoveNext();
        var empty = Assert.ThrowsExactly<ArgumentException>(() => get(ref image));
        cursor.MoveNext();
        var missing = Assert.ThrowsExactly<FileNotFoundException>(() => get(ref image));

        Assert.Contains("broken.jpg", broken.Message);
        Assert.Contains("truncated JPEG", broken.Message);
        Assert.Contains("empty.png", empty.Message);
        Assert.Contains("missing.png", missing.Message);
    }

    [TestMethod]
    public void Raw_bytes_are_those_of_the_files()
    {
        var file = GoldenImages.FileOf("gif");
        folder.Add("a.gif", file);
        folder.Add("nothing", []);
        var rows = Rows("a.gif", "", "nothing", "a.gif");
        var raw = ml.Transforms.LoadRawImageBytes("Bytes", folder.Path, "Path").Fit(rows).Transform(rows);

        var bytes = ColumnReader.ReadVectors<byte>(raw, "Bytes");

        CollectionAssert.AreEqual(file, bytes[0]);
        Assert.IsEmpty(bytes[1]);
        Assert.IsEmpty(bytes[2]);
        CollectionAssert.AreEqual(file, bytes[3]);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Byte), raw.Schema["Bytes"].Type);
    }

    [TestMethod]
    public void A_missing_folder_or_a_wrong_column_is_named()
    {
        var missing = Path.Combine(folder.Path, "none");
        Assert.Contains(missing, Assert.ThrowsExactly<ArgumentException>(() => ml.Transforms.LoadImages("Image", missing, "Path")).Message);
        var numbers = ml.Data.LoadFromEnumerable([new { Number = 1f }]);
        Assert.Contains("'Number'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.LoadImages("Image", folder.Path, "Number").Fit(numbers)).Message);
    }

    [TestMethod]
    public void A_folder_is_optional()
    {
        var path = Path.Combine(folder.Path, Files(1)[0]);
        var rows = Rows(path);
        var transformer = ml.Transforms.LoadImages("Image", null, "Path").Fit(rows);

        Assert.IsNull(transformer.ImageFolder);
        Assert.AreEqual(folder.Path, ml.Transforms.LoadImages("Image", folder.Path, "Path").Fit(rows).ImageFolder);
        Assert.HasCount(1, ColumnReader.Read<MLImage>(transformer.Transform(rows), "Image"));
    }

    [TestMethod]
    public void Caching_drops_pictures_and_splitting_keeps_them()
    {
        var loaded = Load(Rows(Files(4)));

        Assert.IsNull(ml.Data.Cache(loaded).Schema.GetColumnOrNull("Image"));
        Assert.IsNotNull(ml.Data.Cache(loaded).Schema.GetColumnOrNull("Path"));
        Assert.IsNull(ml.Data.ShuffleRows(loaded).Schema.GetColumnOrNull("Image"));
        Assert.IsNotNull(ml.Data.TrainTestSplit(loaded, 0.5).TrainSet.Schema.GetColumnOrNull("Image"));
    }

    [TestMethod]
    public void A_pipeline_gives_the_same_pixels_row_by_row_ahead_and_on_many_threads()
    {
        var rows = Rows([.. Enumerable.Repeat(Files(16), 20).SelectMany(names => names)]);
        var pipeline = ml.Transforms.LoadImages("Image", folder.Path, "Path")
            .Append(ml.Transforms.ResizeImages("Image", 3, 3, resizing: ImageResizingEstimator.ResizingKind.Fill))
            .Append(ml.Transforms.ExtractPixels("Pixels", "Image"));
        var view = pipeline.Fit(rows).Transform(rows);

        Parallel.For(0, 4, _ =>
        {
            var pixels = ColumnReader.ReadVectors<float>(view, "Pixels");
            Assert.HasCount(320, pixels);
            for (var i = 0; i < 320; i++)
            {
                Assert.IsTrue(pixels[i].All(value => value == i % 16), $"row {i}");
            }
        });
    }
}
