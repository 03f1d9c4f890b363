using Microsoft.ML;

namespace MLNetTorch.Samples.Web.Tests;

[TestClass]
public sealed class PreparationTests
{
    private static readonly byte[] Digit = Pictures.Digits[0].Image;
    private static readonly MLContext Ml = new();
    private static readonly ITransformer Preparation = DigitPreparation.Make(Ml);

    [TestMethod]
    public void A_digit_of_mnist_stays_nearly_what_it_is()
    {
        using var engine = Engine();
        var differences = Pictures.Digits.Take(200).Select(digit => Difference(digit.Image, engine.Predict(new() { File = DigitPng.Write(digit.Image) }).Image)).ToList();

        Assert.IsLessThan(1, differences.Order().ElementAt(100));
        Assert.IsLessThan(20, differences.Max());
    }

    [TestMethod]
    [DataRow("dark on light", "png", 0, 255, 255)]
    [DataRow("grey on grey", "png", 90, 160, 255)]
    [DataRow("light on grey", "png", 250, 100, 255)]
    [DataRow("black on glass", "png", 0, 255, 0)]
    [DataRow("light on dark, JPEG", "jpg", 255, 0, 255)]
    public void Ink_and_paper_make_little_difference(string name, string ending, int ink, int paper, int alpha)
    {
        var reference = Prepare(Pictures.Sheet("png", Digit, 4, 10, 30, 255, 0)).Image;

        var prepared = Prepare(Pictures.Sheet(ending, Digit, 4, 10, 30, (byte)ink, (byte)paper, (byte)alpha));

        Assert.IsTrue(prepared.HasInk, name);
        Assert.IsLessThan(4, Difference(reference, prepared.Image));
    }

    [TestMethod]
    [DataRow(1, 0, 0)]
    [DataRow(3, 50, 0)]
    [DataRow(8, 7, 90)]
    [DataRow(20, 0, 10)]
    public void Place_and_size_make_little_difference(int scale, int left, int top)
    {
        var prepared = Prepare(Pictures.Sheet("png", Digit, scale, left, top, 0, 255)).Image;

        Assert.IsLessThan(8, Difference(Digit, prepared));
    }

    [TestMethod]
    public void The_ink_fits_the_box_and_its_centre_of_mass_lies_in_the_middle()
    {
        foreach (var digit in Pictures.Digits.Take(50))
        {
            var image = Prepare(Pictures.Sheet("png", digit.Image, 9, 33, 5, 0, 255)).Image;
            var ink = Enumerable.Range(0, 784).Where(i => image[i] > 0).ToList();
            double mass = ink.Sum(i => image[i]);

            Assert.IsLessThanOrEqualTo(20, ink.Max(i => i / 28) - ink.Min(i => i / 28) + 1);
            Assert.IsLessThanOrEqualTo(20, ink.Max(i => i % 28) - ink.Min(i => i % 28) + 1);
            Assert.AreEqual(14, ink.Sum(i => image[i] * (i / 28)) / mass, 0.51);
            Assert.AreEqual(14, ink.Sum(i => image[i] * (i % 28)) / mass, 0.51);
        }
    }

    [TestMethod]
    public void A_bad_picture_leaves_nothing_in_the_engine_for_the_next()
    {
        using var engine = Engine();
        var good = engine.Predict(new() { File = Pictures.Seven }).Image;

        var bad = engine.Predict(new() { File = "This is no picture."u8.ToArray() });
        var blank = engine.Predict(new() { File = Pictures.Save("png", 30, 30, (_, _) => (200, 255)) });
        var again = engine.Predict(new() { File = Pictures.Seven });

        Assert.Contains("damaged", bad.Fault);
        Assert.IsFalse(bad.HasInk || blank.HasInk);
        Assert.AreEqual(0, bad.Image.Max() + blank.Image.Max());
        Assert.AreEqual("", blank.Fault + again.Fault);
        CollectionAssert.AreEqual(good, again.Image);
    }

    private static PredictionEngine<DigitPreparation.PictureFile, DigitPreparation.ReadPicture> Engine() =>
        Ml.Model.CreatePredictionEngine<DigitPreparation.PictureFile, DigitPreparation.ReadPicture>(Preparation, new PredictionEngineOptions { OwnsTransformer = false });

    private static DigitPreparation.ReadPicture Prepare(byte[] file)
    {
        using var engine = Engine();
        return engine.Predict(new() { File = file });
    }

    // Grey levels a pixel.
    private static double Difference(byte[] one, byte[] other) => one.Zip(other).Average(pair => Math.Abs(pair.First - pair.Second));
}
