using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

[TestClass]
public sealed class ImageColumnTests
{
    private readonly MLContext ml = new(seed: 1);

    [TestMethod]
    public void Types_are_equal_by_size()
    {
        Assert.IsTrue(new ImageDataViewType(3, 2).Equals(new ImageDataViewType(3, 2)));
        Assert.IsFalse(new ImageDataViewType(3, 2).Equals(new ImageDataViewType(2, 3)));
        Assert.IsFalse(new ImageDataViewType().Equals(TextDataViewType.Instance));
        Assert.AreEqual(new ImageDataViewType(3, 2).GetHashCode(), new ImageDataViewType(3, 2).GetHashCode());
        Assert.AreEqual("Image<3, 2>", new ImageDataViewType(3, 2).ToString());
        Assert.AreEqual("Image", new ImageDataViewType().ToString());
        Assert.AreEqual(typeof(MLImage), new ImageDataViewType().RawType);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImageDataViewType(0, 2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImageDataViewType(2, -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImageDataViewType(60_000, 60_000));
        Assert.IsTrue(new ImageTypeAttribute(3, 2).Equals(new ImageTypeAttribute(3, 2)));
        Assert.IsFalse(new ImageTypeAttribute(3, 2).Equals(new ImageTypeAttribute()));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImageTypeAttribute(3, 0));
    }

    [TestMethod]
    public void Rows_with_pictures_go_in_and_come_out()
    {
        SizedImageRow[] rows = [new() { Name = "a", Image = Pictures.Plain(2, 3, 1, 2, 3) }, new() { Name = "b", Image = Pictures.Plain(2, 3, 4, 5, 6) }];
        var data = ml.Data.LoadFromEnumerable(rows);

        var back = ml.Data.CreateEnumerable<SizedImageRow>(data, reuseRowObject: false).ToArray();

        Assert.AreEqual(new ImageDataViewType(3, 2), data.Schema["Image"].Type);
        CollectionAssert.AreEqual(rows.Select(row => row.Image).ToArray(), back.Select(row => row.Image).ToArray());
        CollectionAssert.AreEqual(new[] { "a", "b" }, back.Select(row => row.Name).ToArray());
        Assert.AreEqual(new ImageDataViewType(), ImageRow.OfAnySize(ml).Schema["Image"].Type);
    }

    [TestMethod]
    public void A_class_that_gives_no_size_is_refused()
    {
        Assert.Contains("Must be positive.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Data.LoadFromEnumerable(Array.Empty<UnsizedImageRow>())).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(UnsizedImageRow)));
    }

    [TestMethod]
    public void Pictures_of_a_class_are_read_as_the_class_says_only()
    {
        using var image = Pictures.Plain(2, 2, 1, 2, 3);
        var data = ImageRow.OfAnySize(ml, image);
        Assert.Contains("Type 'Microsoft.ML.Data.MLImage' is not yet supported.", Assert.ThrowsExactly<NotSupportedException>(() => data.GetRowCursor(data.Schema)).Message);
    }

    [TestMethod]
    public void The_last_picture_of_the_rows_is_disposed_with_the_cursor()
    {
        var rows = Enumerable.Range(0, 5).Select(i => new ImageRow { Image = Pictures.Plain(8, 6, i, i, i) }).ToArray();
        var data = ml.Data.LoadFromEnumerable(rows);
        var view = ml.Transforms.ConvertToGrayscale("Grey", "Image")
            .Append(ml.Transforms.ResizeImages("Small", 2, 2, "Grey"))
            .Append(ml.Transforms.ExtractPixels("Pixels", "Small"))
            .Fit(data).Transform(data);

        var pixels = ColumnReader.ReadVectors<float>(view, "Pixels");

        CollectionAssert.AreEqual(Enumerable.Range(0, 5).Select(i => (float)i).ToArray(), pixels.Select(vector => vector[0]).ToArray());
        Assert.AreEqual(8, rows[0].Image.Width);
        Assert.Contains(rows.Length - 1, Enumerable.Range(0, 5).Where(i => IsDisposed(rows[i].Image)));
        Assert.Contains("disposed", Assert.ThrowsExactly<InvalidOperationException>(() => ColumnReader.ReadVectors<float>(view, "Pixels")).GetBaseException().Message);

        static bool IsDisposed(MLImage image)
        {
            try
            {
                return image.Width < 0;
            }
            catch (InvalidOperationException)
            {
                return true;
            }
        }
    }

    [TestMethod]
    public void An_engine_predicts_from_a_picture()
    {
        var data = ml.Data.LoadFromEnumerable(Array.Empty<ImageRow>());
        var model = ml.Transforms.ResizeImages("Small", 2, 1, "Image").Append(ml.Transforms.ExtractPixels("Pixels", "Small", interleavePixelColors: true)).Fit(data);
        using var engine = ml.Model.CreatePredictionEngine<ImageRow, PixelRow>(model);

        for (var i = 0; i < 3; i++)
        {
            using var image = Pictures.Plain(20, 10, 10 + i, 20, 30);
            CollectionAssert.AreEqual(new float[] { 10 + i, 20, 30, 10 + i, 20, 30 }, engine.Predict(new ImageRow { Image = image }).Pixels);
        }
    }

    private sealed class WideImageRow
    {
        [ImageType(1, 2)]
        public MLImage Image { get; set; } = null!;
    }

    [TestMethod]
    public void An_engine_gives_a_picture()
    {
        var data = ml.Data.LoadFromEnumerable(Array.Empty<ImageRow>());
        var model = ml.Transforms.ResizeImages("Image", 2, 1).Fit(data);
        using var engine = ml.Model.CreatePredictionEngine<ImageRow, WideImageRow>(model);

        var resized = engine.Predict(new ImageRow { Image = Pictures.Plain(20, 10, 1, 2, 3) }).Image;

        Assert.AreEqual((2, 1), (resized.Width, resized.Height));
    }

    [TestMethod]
    public void A_shape_is_promised_and_kept()
    {
        var data = ml.Data.LoadFromEnumerable([new PathRow()]);
        var estimator = ml.Transforms.LoadImages("Image", null, "Path")
            .Append(ml.Transforms.ResizeImages("Image", 3, 2))
            .Append(ml.Transforms.ConvertToGrayscale("Grey", "Image"))
            .Append(ml.Transforms.ExtractPixels("Pixels", "Grey", outputAsFloatArray: false))
            .Append(ml.Transforms.ConvertToImage(2, 3, "Back", "Pixels"));

        var schema = estimator.Fit(data).GetOutputSchema(data.Schema);

        CollectionAssert.AreEqual(
            new[] { "Path: String", "Image: Image", "Image: Image<2, 3>", "Grey: Image<2, 3>", "Pixels: Vector<Byte, 3, 2, 3>", "Back: Image<2, 3>" },
            schema.Select(column => $"{column.Name}: {column.Type}").ToArray());
    }

    [TestMethod]
    public void A_loaded_model_does_what_the_saved_one_did()
    {
        using var folder = new ScratchFolder();
        using (var image = Pictures.Noise(8, 40, 30))
        {
            image.Save(Path.Combine(folder.Path, "a.png"));
        }

        var data = ml.Data.LoadFromEnumerable([new PathRow { Path = "a.png" }]);
        var model = ml.Transforms.LoadImages("Image", folder.Path, "Path")
            .Append(ml.Transforms.LoadRawImageBytes("Bytes", folder.Path, "Path"))
            .Append(ml.Transforms.ResizeImages("Small", 7, 5, "Image", ImageResizingEstimator.ResizingKind.IsoCrop, ImageResizingEstimator.Anchor.Left))
            .Append(ml.Transforms.ConvertToGrayscale("Grey", "Small"))
            .Append(ml.Transforms.ExtractPixels("Pixels", "Small", ImagePixelExtractingEstimator.ColorBits.All, ImagePixelExtractingEstimator.ColorsOrder.AGBR, true, 3, 0.25f))
            .Append(ml.Transforms.ConvertToImage(5, 7, "Back", "Pixels", ImagePixelExtractingEstimator.ColorBits.All, ImagePixelExtractingEstimator.ColorsOrder.AGBR, true, 4, -3))
            .Append(ml.Transforms.ExtractPixels("Again", "Back", ImagePixelExtractingEstimator.ColorBits.All))
            .Append(ml.Transforms.ExtractPixels("GreyBytes", "Grey", outputAsFloatArray: false))
            .Fit(data);

        var expected = model.Transform(data);
        var actual = ColumnReader.Reload(ml, model, data.Schema).Transform(data);

        CollectionAssert.AreEqual(expected.Schema.Select(column => column.ToString()).ToArray(), actual.Schema.Select(column => column.ToString()).ToArray());
        foreach (var name in new[] { "Pixels", "Again" })
        {
            CollectionAssert.AreEqual(ColumnReader.ReadVectors<float>(expected, name)[0], ColumnReader.ReadVectors<float>(actual, name)[0]);
        }

        foreach (var name in new[] { "Bytes", "GreyBytes" })
        {
            CollectionAssert.AreEqual(ColumnReader.ReadVectors<byte>(expected, name)[0], ColumnReader.ReadVectors<byte>(actual, name)[0]);
        }

        Assert.IsGreaterThan(20, ColumnReader.ReadVectors<float>(actual, "Again")[0].Distinct().Count());
    }

    [TestMethod]
    public void A_model_over_a_column_of_pictures_is_saved_and_loaded()
    {
        var data = ml.Data.LoadFromEnumerable([new SizedImageRow { Image = Pictures.Plain(2, 3, 9, 8, 7) }]);
        var model = ml.Transforms.ExtractPixels("Pixels", "Image").Fit(data);

        using var file = new MemoryStream();
        ml.Model.Save(model, data.Schema, file);
        file.Position = 0;
        var loaded = ml.Model.Load(file, out var schema);
        using var engine = ml.Model.CreatePredictionEngine<SizedImageRow, PixelRow>(loaded);

        // The official format has no place for columns of pictures in the schema that it keeps beside a model.
        CollectionAssert.AreEqual(new[] { "Name" }, schema.Select(column => column.Name).ToArray());

        Assert.AreEqual(9f, engine.Predict(new SizedImageRow { Image = Pictures.Plain(2, 3, 9, 8, 7) }).Pixels[0]);
    }
}
