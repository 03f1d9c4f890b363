using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Whatever lies in the folder: a row is the whole picture of its own file, or an error that names it, or it is left out and counted.</summary>
[TestClass]
public sealed class BadImagesTests
{
    public static IEnumerable<object[]> Cases => BadImageCases.Names.Select(name => new object[] { name });

    public static IEnumerable<object[]> Sound => GoldenImages.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Throw_names_the_file_the_reason_and_the_cure(string name)
    {
        var (content, reason) = BadImageCases.Of(name);
        using var folder = new PictureFolder().With("cat/a.jpg", "jpeg_444").With($"dog/{name}", content);
        var data = folder.Load();
        using var cursor = data.GetRowCursor([data.Schema["Image"]]);
        var get = cursor.GetGetter<MLImage>(data.Schema["Image"]);
        MLImage image = null!;
        Assert.IsTrue(cursor.MoveNext());
        get(ref image);
        Assert.IsTrue(cursor.MoveNext());

        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => get(ref image));

        StringAssert.StartsWith(fault.Message, $"The picture '{folder[$"dog/{name}"]}' cannot be read: {reason}");
        StringAssert.EndsWith(fault.Message, "Replace or remove the file, or load the folder with BadImages = BadImages.Skip(), which leaves bad files out and counts them.");
        Assert.IsNull(image, "the picture of the row before must not stand for this one");
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Skip_leaves_the_file_out_and_says_why(string name)
    {
        var (content, reason) = BadImageCases.Of(name);
        using var folder = new PictureFolder().With("cat/a.jpg", "jpeg_444").With($"dog/{name}", content).With("dog/z.png", "png_rgb");

        var data = folder.Load(new ImageFolderOptions { BadImages = BadImages.Skip() });

        CollectionAssert.AreEqual(new[] { "cat cat/a.jpg 18x13", "dog dog/z.png 18x13" }, folder.Rows(data));
        var skipped = SkippedAnnotations.In(data.Schema)!;
        Assert.AreEqual(1, skipped.Count);
        Assert.AreEqual($"dog/{name}", skipped.Named[0].Path);
        StringAssert.StartsWith(skipped.Named[0].Reason, reason);
    }

    [TestMethod]
    [DynamicData(nameof(Sound))]
    public void Odd_but_whole_pictures_are_read(string golden)
    {
        using var folder = new PictureFolder().With("cat/picture.jpg", golden);
        var (width, height) = (GoldenImages.Decoded(golden).GetProperty("width").GetInt32(), GoldenImages.Decoded(golden).GetProperty("height").GetInt32());

        foreach (var policy in new[] { BadImages.Throw, BadImages.Skip() })
            CollectionAssert.AreEqual(new[] { $"cat cat/picture.jpg {width}x{height}" }, folder.Rows(folder.Load(new ImageFolderOptions { BadImages = policy })));
    }

    [TestMethod]
    [DynamicData(nameof(Sound))]
    public void A_file_is_refused_wherever_it_is_cut_off(string golden)
    {
        var file = GoldenImages.FileOf(golden);
        Assert.IsNull(PictureCheck.FaultOf(file, new PixelLimit(1000)));
        for (var length = 0; length < file.Length; length++)
            Assert.IsNotNull(PictureCheck.FaultOf(file.AsSpan(0, length), new PixelLimit(1000)), $"{length} of {file.Length} bytes");
    }

    [TestMethod]
    public void A_header_alone_takes_no_memory()
    {
        foreach (var name in BadImageCases.Names.Where(each => each.Contains("bomb", StringComparison.Ordinal)))
        {
            using var folder = new PictureFolder().With("cat/bomb.jpg", BadImageCases.Of(name).Content);
            var reader = new ImageReader(ImageFolderOptions.DefaultMaximumPixels, "");
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.IsNotNull(reader.Check(folder["cat/bomb.jpg"]));
            Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [TestMethod]
    public void The_limit_of_pixels_can_be_set()
    {
        using var folder = new PictureFolder().With("cat/a.jpg", "jpeg_444").With("cat/b.png", "png_16_bits_1");
        var data = folder.Load(new ImageFolderOptions { BadImages = BadImages.Skip(), MaximumPixels = 18 * 13 - 1 });
        CollectionAssert.AreEqual(new[] { "cat cat/b.png 5x7" }, folder.Rows(data));
        Assert.AreEqual(2, folder.Rows(folder.Load(new ImageFolderOptions { MaximumPixels = 18 * 13 })).Length);
    }

    [TestMethod]
    public void All_bad_files_are_counted_and_some_are_named_in_the_log_and_on_the_column()
    {
        using var folder = new PictureFolder().With("cat/good.jpg", "jpeg_444");
        for (var i = 9; i >= 0; i--)
            folder.With($"dog/{{{i}}}.jpg", []);
        var ml = new MLContext(1);
        var told = new List<string>();
        ml.Log += (_, message) => told.Add($"{message.Kind} {message.Message}");

        var data = ml.Torch().LoadImageFolder(folder.Path, new ImageFolderOptions { BadImages = BadImages.Skip(maximumNamed: 3) });

        Assert.AreEqual(1L, data.GetRowCount());
        var skipped = SkippedAnnotations.In(data.Schema)!;
        Assert.AreEqual(10, skipped.Count);
        CollectionAssert.AreEqual(new[] { "dog/{0}.jpg", "dog/{1}.jpg", "dog/{2}.jpg" }, skipped.Named.Select(each => each.Path).ToArray());
        var warning = told.Single(line => line.StartsWith("Warning", StringComparison.Ordinal));
        StringAssert.Contains(warning, $"folder '{folder.Path}', 11 files, left out as bad pictures: 10 files");
        StringAssert.Contains(warning, "dog/{2}.jpg: the file is empty (0 bytes)");
        StringAssert.Contains(warning, "and 7 more");
        Assert.DoesNotContain("{3}", warning);
    }

    [TestMethod]
    public void Names_can_be_left_away_and_nothing_is_told_of_a_sound_folder()
    {
        using var folder = new PictureFolder().With("cat/good.jpg", "jpeg_444");
        Assert.AreEqual(0, SkippedAnnotations.In(folder.Load(new ImageFolderOptions { BadImages = BadImages.Skip() }).Schema)!.Count);
        Assert.IsNull(SkippedAnnotations.In(folder.Load().Schema));
        folder.With("cat/bad.jpg", []);
        var skipped = SkippedAnnotations.In(folder.Load(new ImageFolderOptions { BadImages = BadImages.Skip(0) }).Schema)!;
        Assert.AreEqual((1, 0), (skipped.Count, skipped.Named.Count));
        Assert.AreEqual("left out as bad pictures: 1 file", skipped.ToString());
    }

    [TestMethod]
    public void A_folder_without_a_sound_picture_is_refused()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", []).With("dog/2.png", [1, 2]);
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => folder.Load(new ImageFolderOptions { BadImages = BadImages.Skip() }));
        StringAssert.Contains(fault.Message, $"None of the 2 files in the folder '{folder.Path}' is a whole picture: cat/1.jpg: the file is empty (0 bytes); dog/2.png: it is not a picture");
    }

    [TestMethod]
    public void A_file_that_becomes_bad_after_the_check_throws_by_its_name()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", "jpeg_444").With("cat/2.jpg", "jpeg_444");
        var data = folder.Load(new ImageFolderOptions { BadImages = BadImages.Skip() });
        File.Delete(folder["cat/2.jpg"]);

        var gone = Assert.ThrowsExactly<InvalidOperationException>(() => folder.Rows(data));

        Assert.AreEqual($"The picture '{folder["cat/2.jpg"]}' cannot be read: the file is no longer there. " +
            "It was sound when the folder was loaded: put it back as it was, or load the folder again.", gone.Message);
        folder.With("cat/1.jpg", []);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => folder.Rows(data)).Message, "cat/1.jpg' cannot be read: the file is empty");
    }

    [TestMethod]
    public void The_check_tells_its_progress_and_can_be_stopped()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", []);
        for (var i = 0; i < 40; i++)
            folder.With($"cat/good {i}.jpg", "jpeg_444");
        var heard = new Heard();
        var options = new ImageFolderOptions { BadImages = BadImages.Skip(), Progress = heard };

        folder.Load(options);

        Assert.AreEqual(new ImageCheckProgress(41, 41, 1), heard.Reports.MaxBy(report => report.Checked));
        Assert.HasCount(41, heard.Reports);
        using var stop = new CancellationTokenSource();
        var stopping = new Heard { Then = stop.Cancel };
        Assert.ThrowsExactly<OperationCanceledException>(() => folder.Load(options with { Progress = stopping, CancellationToken = stop.Token }));
        Assert.IsLessThan(41, stopping.Reports.Count);
    }

    [TestMethod]
    public void A_pipeline_that_meets_a_bad_file_ends_with_its_name()
    {
        using var folder = new PictureFolder().With("cat/1.jpg", "jpeg_444").With("cat/2.jpg", []).With("cat/3.jpg", "jpeg_444");
        var ml = new MLContext(1);
        var data = ml.Torch().LoadImageFolder(folder.Path);
        var pipeline = ml.Transforms.ResizeImages("Image", 4, 4).Append(ml.Transforms.ExtractPixels("Features", "Image"));

        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => pipeline.Fit(data).Transform(data).GetColumn<float[]>("Features").ToArray());

        // ML.NET's reading threads wrap what goes wrong in them.
        StringAssert.Contains((fault.InnerException ?? fault).Message, $"The picture '{folder["cat/2.jpg"]}' cannot be read: the file is empty");
    }

    private sealed class Heard : IProgress<ImageCheckProgress>
    {
        private readonly List<ImageCheckProgress> _reports = [];

        public Action Then { get; init; } = () => { };

        public IReadOnlyList<ImageCheckProgress> Reports => _reports;

        public void Report(ImageCheckProgress value)
        {
            // Nobody goes on before it is done.
            lock (_reports)
            {
                _reports.Add(value);
                Then();
            }
        }
    }
}
