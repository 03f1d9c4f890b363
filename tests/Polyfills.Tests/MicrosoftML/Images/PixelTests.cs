using Microsoft.ML;
using Microsoft.ML.Data;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

[TestClass]
public sealed class PixelTests
{
    private readonly MLContext ml = new(seed: 1);

    public static IEnumerable<object[]> Layouts =>
        from order in Enum.GetValues<ColorsOrder>()
        from bits in Enumerable.Range(1, 15)
        from interleaved in new[] { false, true }
        select new object[] { order, (ColorBits)bits, interleaved };

    // Two wide, three high; with alpha.
    private static MLImage Sample(MLPixelFormat format) =>
        MLImage.CreateFromPixels(2, 3, format, Enumerable.Range(0, 24).Select(i => (byte)(10 * (i + 1))).ToArray());

    private IDataView Rows(MLImage image) => ml.Data.LoadFromEnumerable(
        new[] { image }.Select(each => new SizedImageRow { Image = each is null ? null! : Pictures.Copy(each) }));

    [TestMethod]
    [DynamicData(nameof(Layouts))]
    public void Every_layout_follows_its_letters(ColorsOrder order, ColorBits bits, bool interleaved)
    {
        var letters = order.ToString().Where(letter => bits.HasFlag(letter switch
        {
            'A' => ColorBits.Alpha,
            'R' => ColorBits.Red,
            'G' => ColorBits.Green,
            _ => ColorBits.Blue,
        })).ToArray();
        foreach (var format in new[] { MLPixelFormat.Bgra32, MLPixelFormat.Rgba32 })
        {
            using var image = Sample(format);
            var pixelOrder = format == MLPixelFormat.Bgra32 ? "BGRA" : "RGBA";
            var expected = interleaved
                ? from pixel in Enumerable.Range(0, 6) from letter in letters select Value(pixel, letter)
                : from letter in letters from pixel in Enumerable.Range(0, 6) select Value(pixel, letter);
            var data = Rows(image);

            var numbers = ml.Transforms.ExtractPixels("Pixels", "Image", bits, order, interleaved, offsetImage: 100, scaleImage: 0.5f).Fit(data).Transform(data);
            var bytes = ml.Transforms.ExtractPixels("Pixels", "Image", bits, order, interleaved, 100, 0.5f, outputAsFloatArray: false).Fit(data).Transform(data);

            CollectionAssert.AreEqual(expected.Select(value => (value - 100) * 0.5f).ToArray(), ColumnReader.ReadVectors<float>(numbers, "Pixels")[0]);
            CollectionAssert.AreEqual(expected.ToArray(), ColumnReader.ReadVectors<byte>(bytes, "Pixels")[0]);
            var dimensions = ((VectorDataViewType)numbers.Schema["Pixels"].Type).Dimensions.ToArray();
            CollectionAssert.AreEqual(interleaved ? new[] { 3, 2, letters.Length } : [letters.Length, 3, 2], dimensions);

            byte Value(int pixel, char letter) => (byte)(10 * ((4 * pixel) + pixelOrder.IndexOf(letter) + 1));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Layouts))]
    public void What_was_extracted_becomes_the_picture_again(ColorsOrder order, ColorBits bits, bool interleaved)
    {
        using var image = Sample(MLPixelFormat.Bgra32);
        var data = Rows(image);
        var back = ml.Transforms.ExtractPixels("Pixels", "Image", bits, order, interleaved, offsetImage: 20, scaleImage: 2)
            .Append(ml.Transforms.ConvertToImage(3, 2, "Back", "Pixels", bits, order, interleaved, scaleImage: 0.5f, offsetImage: -20))
            .Fit(data).Transform(data);

        using var converted = ColumnReader.Read<MLImage>(back, "Back").Single();

        Assert.AreEqual((2, 3, MLPixelFormat.Bgra32), (converted.Width, converted.Height, converted.PixelFormat));
        for (var i = 0; i < 24; i++)
        {
            // A colour that is not there becomes the converted zero; alpha plain zero.
            var present = bits.HasFlag((i % 4) switch { 0 => ColorBits.Blue, 1 => ColorBits.Green, 2 => ColorBits.Red, _ => ColorBits.Alpha });
            Assert.AreEqual(present ? image.Pixels[i] : i % 4 == 3 ? (byte)0 : (byte)20, converted.Pixels[i], $"byte {i}");
        }
    }

    [TestMethod]
    public void Vectors_of_all_number_types_become_pictures()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        Check(ml.Data.LoadFromEnumerable([new Vectors<float> { Pixels = values }], Of<float>()));
        Check(ml.Data.LoadFromEnumerable([new Vectors<double> { Pixels = Array.ConvertAll(values, value => (double)value) }], Of<double>()));
        Check(ml.Data.LoadFromEnumerable([new Vectors<byte> { Pixels = Array.ConvertAll(values, value => (byte)value) }], Of<byte>()));

        void Check(IDataView data)
        {
            var converted = ml.Transforms.ConvertToImage(1, 2, "Image", "Pixels").Fit(data).Transform(data);
            using var image = ColumnReader.Read<MLImage>(converted, "Image").Single();
            CollectionAssert.AreEqual(new byte[] { 5, 3, 1, 255, 6, 4, 2, 255 }, image.Pixels.ToArray());
            Assert.IsFalse(string.IsNullOrEmpty(image.Tag));
        }

        static SchemaDefinition Of<T>()
        {
            var definition = SchemaDefinition.Create(typeof(Vectors<T>));
            var item = (PrimitiveDataViewType)((VectorDataViewType)definition["Pixels"].ColumnType).ItemType;
            definition["Pixels"].ColumnType = new VectorDataViewType(item, 6);
            return definition;
        }
    }

    [TestMethod]
    public void A_missing_picture_becomes_zeros()
    {
        var data = Rows(null!);
        var pixels = ml.Transforms.ExtractPixels("Pixels", "Image").Fit(data).Transform(data);

        CollectionAssert.AreEqual(new float[18], ColumnReader.ReadVectors<float>(pixels, "Pixels")[0]);
    }

    [TestMethod]
    public void Grey_is_the_weighted_sum_and_alpha_stays()
    {
        var pixels = Sample(MLPixelFormat.Rgba32).Pixels.ToArray();
        using var image = MLImage.CreateFromPixels(2, 3, MLPixelFormat.Rgba32, pixels);
        var data = ml.Data.LoadFromEnumerable([new SizedImageRow { Image = image }, new SizedImageRow { Image = null! }]);
        var grey = ml.Transforms.ConvertToGrayscale("Grey", "Image").Fit(data).Transform(data);

        var images = ColumnReader.Read<MLImage>(grey, "Grey");

        Assert.AreEqual(data.Schema["Image"].Type, grey.Schema["Grey"].Type);
        Assert.AreEqual(MLPixelFormat.Bgra32, images[0].PixelFormat);
        Assert.IsNull(images[1]);
        for (var i = 0; i < 24; i += 4)
        {
            var expected = Math.Round((0.3 * pixels[i]) + (0.59 * pixels[i + 1]) + (0.11 * pixels[i + 2]));
            var (red, green, blue, alpha) = Pictures.At(images[0], i / 4 % 2, i / 8);
            Assert.AreEqual(expected, red, 0.5);
            Assert.AreEqual((red, red, pixels[i + 3]), (green, blue, alpha));
        }
    }

    [TestMethod]
    public void Wrong_inputs_are_named()
    {
        var unsized = ImageRow.OfAnySize(ml, Sample(MLPixelFormat.Bgra32));
        var wrongSize = Rows(Pictures.Plain(3, 2, 0, 0, 0));

        Assert.Contains("unknown-size image", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ExtractPixels("P", "Image").Fit(unsized)).Message);
        Assert.Contains("'Nothing'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ExtractPixels("P", "Nothing").Fit(wrongSize)).Message);
        Assert.Contains("'Name'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ConvertToGrayscale("P", "Name").Fit(wrongSize)).Message);
        Assert.Contains("'Name'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ConvertToImage(3, 2, "P", "Name").Fit(wrongSize)).Message);
        var view = ml.Transforms.ExtractPixels("P", "Image").Fit(wrongSize).Transform(wrongSize);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => ColumnReader.ReadVectors<float>(view, "P"));
        Assert.Contains("'Image' is 3 × 2", error.GetBaseException().Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ExtractPixels("P", "Image", colorsToExtract: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ExtractPixels("P", "Image", scaleImage: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ExtractPixels("P", "Image", offsetImage: float.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Transforms.ConvertToImage(0, 2, "P"));
    }

    public sealed class Vectors<T>
    {
        public T[] Pixels { get; set; } = [];
    }
}
