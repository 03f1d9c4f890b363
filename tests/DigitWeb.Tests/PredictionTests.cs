using System.Net;

namespace MLNetTorch.Samples.Web.Tests;

[TestClass]
public sealed class PredictionTests
{
    private static readonly byte[] Digit = Pictures.Digits[0].Image;

    [TestMethod]
    public async Task A_picture_gives_a_digit_its_probabilities_and_what_was_seen()
    {
        var prediction = (await Answer.OfAsync(Pictures.Seven)).Prediction;

        Assert.AreEqual(7, prediction.Digit);
        Assert.HasCount(10, prediction.Probabilities);
        Assert.AreEqual(1, prediction.Probabilities.Sum(), 1e-4);
        Assert.AreEqual(7, prediction.Probabilities.ToList().IndexOf(prediction.Probabilities.Max()));
        Assert.HasCount(784, prediction.Image);
    }

    [TestMethod]
    public async Task The_kind_of_file_and_what_the_client_calls_it_make_no_difference()
    {
        var png = await Answer.OfAsync(Pictures.Seven, "image/png");

        Assert.AreEqual(png.Body, (await Answer.OfAsync(Pictures.Seven, "text/plain")).Body);
        Assert.AreEqual(png.Body, (await Answer.OfAsync(Pictures.Seven, "not a type")).Body);
        Assert.AreEqual(png.Body, (await Answer.OfAsync(Pictures.Bmp(Digit), "image/png")).Body);
        Assert.AreEqual(1, (await Answer.OfAsync(Pictures.Gif)).Prediction.Digit);
        Assert.AreEqual(7, (await Answer.OfAsync(Pictures.Sheet("jpg", Digit, 4, 8, 8, 255, 0))).Prediction.Digit);
    }

    [TestMethod]
    public async Task A_form_file_is_read_like_a_body()
    {
        using var form = new MultipartFormDataContent { { new StringContent("a note"), "note" }, { new ByteArrayContent(Pictures.Seven), "picture", "ziffer 7 é.txt" } };

        Assert.AreEqual((await Answer.OfAsync(Pictures.Seven)).Body, (await Answer.OfAsync(form)).Body);
    }

    [TestMethod]
    public async Task Json_is_scored_as_it_is()
    {
        var prediction = (await Answer.OfAsync(Pictures.Json(Digit), "application/json; charset=utf-8")).Prediction;

        Assert.AreEqual(7, prediction.Digit);
        CollectionAssert.AreEqual(Digit, prediction.Image);
    }

    [TestMethod]
    public async Task Sixteen_clients_get_the_answers_of_one_bit_for_bit()
    {
        var files = Pictures.Digits.Select(digit => DigitPng.Write(digit.Image)).ToArray();
        var alone = new string[files.Length];
        for (var i = 0; i < files.Length; i++)
            alone[i] = (await Answer.OfAsync(files[i])).Body;

        var together = new Answer[files.Length];
        await Parallel.ForAsync(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => together[i] = await Answer.OfAsync(files[i]));

        for (var i = 0; i < files.Length; i++)
        {
            Assert.AreEqual(HttpStatusCode.OK, together[i].Status, together[i].Body);
            Assert.AreEqual(alone[i], together[i].Body, $"digit {i}");
        }
    }

    [TestMethod]
    public async Task A_model_of_another_sample_is_served_too()
    {
        // Keys in order of appearance, and a label's stage inside: neither is so in the model that is trained here.
        var ml = new Microsoft.ML.MLContext(1);
        var train = ml.Data.TakeRows(ml.Torch().LoadMnist(Checkout.MnistFolder, MnistSplit.Train), 6000);
        var model = Other.Pipeline(ml).Fit(train);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");
        ml.Model.Save(model, train.Schema, path);

        await using (var server = await OwnServer.StartAsync(SharedServer.Settings with { Model = path }))
        {
            foreach (var digit in Pictures.Digits.Take(4))
                Assert.AreEqual((int)digit.Label, (await Answer.OfAsync(DigitPng.Write(digit.Image), client: server.Client)).Prediction.Digit);
        }
        File.Delete(path);
    }
}
