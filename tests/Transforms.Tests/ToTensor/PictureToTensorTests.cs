using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Columns of pictures.</summary>
[TestClass]
public sealed class PictureToTensorTests
{
    private static readonly byte[] Planes = [.. Enumerable.Range(0, 3 * 2 * 3).Select(value => (byte)(value * 14))];

    [TestMethod]
    [DataRow(MLPixelFormat.Bgra32)]
    [DataRow(MLPixelFormat.Rgba32)]
    public void Red_green_and_blue_come_out_plane_by_plane(MLPixelFormat format)
    {
        var result = Transform(Pictures(new ImageDataViewType(2, 3), Images.Picture(Planes, 2, 3, format)));
        CollectionAssert.AreEqual(new[] { 3, 2, 3 }, Images.Dimensions(result));
        Images.AssertSameBits([Array.ConvertAll(Planes, value => value / 255f)], Images.Read(result));
    }

    [TestMethod]
    public void It_is_what_ExtractPixels_gives_divided_by_255()
    {
        var ml = new MLContext();
        var data = Images.OfPictures([Planes], 2, 3);
        var expected = ml.Transforms.ExtractPixels("Features", "Image").Append(ml.Torch().ToTensor("Features")).Fit(data).Transform(data);
        Images.AssertSameBits(Images.Read(expected), Images.Read(Transform(data)));
    }

    [TestMethod]
    public void Pictures_of_any_size_are_resized_first()
    {
        var data = Pictures(new ImageDataViewType(), Images.Picture(Planes, 2, 3), Images.Picture(Planes, 3, 2));
        var ml = new MLContext();
        var stage = ml.Transforms.ResizeImages("Small", 4, 4, "Image").Append(ml.Torch().ToTensor("Features", "Small"));
        var result = stage.Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { 3, 4, 4 }, Images.Dimensions(result));
        Assert.HasCount(2, Images.Read(result));
    }

    [TestMethod]
    public void A_size_that_is_not_known_is_refused_with_the_cure()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Transform(Pictures(new ImageDataViewType(), Images.Picture(Planes, 2, 3))));
        StringAssert.Contains(fault.Message, "ToTensor: the column 'Image' is");
        StringAssert.Contains(fault.Message, "pictures of known size. Put ResizeImages before it.");
        var flatten = Assert.ThrowsExactly<ArgumentException>(
            () => new MLContext().Torch().Flatten("Features", "Image").Fit(Images.OfPictures([Planes], 2, 3)));
        StringAssert.Contains(flatten.Message, "Put ResizeImages and ToTensor before it.");
    }

    [TestMethod]
    public void A_row_without_a_picture_is_told()
    {
        var result = Transform(Pictures(new ImageDataViewType(2, 3), Images.Picture(Planes, 2, 3), null));
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => Images.Read(result)).Message, "Row 1 of the column 'Image' has no picture.");
    }

    [TestMethod]
    public void A_picture_of_another_size_than_promised_is_told()
    {
        var result = Transform(Pictures(new ImageDataViewType(2, 3), Images.Picture(Planes, 3, 2)));
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidOperationException>(() => Images.Read(result)).Message,
            "Row 0 of the column 'Image' has a picture of 3 x 2; expected 2 x 3 (height x width).");
    }

    [TestMethod]
    public void Later_data_may_leave_the_size_open_but_not_have_another()
    {
        var stage = new MLContext().Torch().ToTensor("Features", "Image").Fit(Images.OfPictures([Planes], 2, 3));
        Images.AssertSameBits(
            [Array.ConvertAll(Planes, value => value / 255f)], Images.Read(stage.Transform(Pictures(new ImageDataViewType(), Images.Picture(Planes, 2, 3)))));
        var fault = Assert.ThrowsExactly<ArgumentException>(() => stage.Transform(Images.OfPictures([Planes], 3, 2)));
        StringAssert.Contains(fault.Message, "Give pictures of 2 x 3 (height x width; ResizeImages makes them)");
        Assert.ThrowsExactly<ArgumentException>(() => stage.Transform(Images.Of([Planes], 3, 2, 3)));
    }

    [TestMethod]
    public void A_prediction_engine_takes_pictures()
    {
        var ml = new MLContext();
        var data = Images.OfPictures([Planes], 2, 3);
        var model = ml.Torch().ToTensor("Features", "Image").Append(ml.Torch().Flatten("Features")).Fit(data);
        using var file = new MemoryStream();
        ml.Model.Save(model, data.Schema, file);
        file.Position = 0;
        foreach (var each in new[] { model, new MLContext().Model.Load(file, out _) })
        {
            using var engine = ml.Model.CreatePredictionEngine<Question, Answer>(each);
            var answer = engine.Predict(new Question { Image = Images.Picture(Planes, 2, 3) });
            CollectionAssert.AreEqual(Array.ConvertAll(Planes, value => value / 255f), answer.Features);
        }
    }

    private static PictureRows Pictures(ImageDataViewType type, params MLImage?[] pictures)
        => new(type, [.. pictures.Select(picture => (Func<MLImage?>)(() => picture))]);

    private static IDataView Transform(IDataView data) => new MLContext().Torch().ToTensor("Features", "Image").Fit(data).Transform(data);

    public sealed class Question
    {
        [ImageType(2, 3)]
        public MLImage? Image { get; set; }
    }

    public sealed class Answer
    {
        public float[] Features { get; set; } = [];
    }
}
