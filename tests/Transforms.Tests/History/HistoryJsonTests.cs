using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class HistoryJsonTests
{
    // As models keep it.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    [TestMethod]
    public void All_comes_back()
    {
        var history = Histories.Classification with
        {
            Epochs = [.. Histories.Classification.Epochs.Select(epoch => epoch with { Confusion = [[3, 1], [0, 4]] })],
            Settings = Histories.Classification.Settings.Add("Seed", "1").Add("Optimizer", "Adam { LearningRate = 0.1 }"),
            SkippedImages = new SkippedImages(7, [new("cat/1.jpg", "the file is empty"), new("ä b/2.jpg", "cut off")]),
        };
        var read = JsonSerializer.Deserialize<TrainingHistory>(JsonSerializer.Serialize(history, Options), Options)!;
        Assert.AreEqual(history.ToString(), read.ToString());
        Assert.AreEqual(history.ToCsv(), read.ToCsv());
        CollectionAssert.AreEqual(history.Settings.ToArray(), read.Settings.ToArray());
        CollectionAssert.AreEqual(new long[] { 3, 1 }, read.Epochs[1].Confusion![0].ToArray());
        Assert.AreEqual(7, read.SkippedImages!.Count);
        CollectionAssert.AreEqual(history.SkippedImages.Named.ToArray(), read.SkippedImages.Named.ToArray());
    }

    [TestMethod]
    public void Figures_that_are_no_numbers_come_back()
    {
        var read = JsonSerializer.Deserialize<TrainingHistory>(JsonSerializer.Serialize(Histories.Regression, Options), Options)!;
        Assert.AreEqual(Histories.Regression.ToCsv(), read.ToCsv());
    }

    [TestMethod]
    public void Nothing_that_can_be_worked_out_is_written()
    {
        var json = JsonSerializer.SerializeToNode(Histories.Classification, Options)!.AsObject();
        CollectionAssert.AreEquivalent(new[] { "epochs", "bestEpoch", "endedBy", "settings" }, json.Select(each => each.Key).ToArray());
    }

    [TestMethod]
    [DataRow("""{"epochs":[{"epoch":1,"trainingLoss":1.25,"trainingAccuracy":0.5,"validationLoss":null,"validationAccuracy":null,"learningRate":0.1,"duration":"00:00:02"}],"bestEpoch":1,"endedBy":"completed"}""")]
    [DataRow("""{"epochs":[{"epoch":1,"trainingLoss":1.25,"trainingAccuracy":0.5,"validationLoss":null,"validationAccuracy":null,"learningRate":0.1,"duration":"00:00:02","metrics":{},"confusion":null}],"bestEpoch":1,"endedBy":"completed","settings":null}""")]
    public void A_history_from_before_there_were_settings_is_read(string json)
    {
        var history = JsonSerializer.Deserialize<TrainingHistory>(json, Options)!;
        Assert.IsEmpty(history.Settings);
        Assert.AreEqual("Epoch,TrainingLoss,TrainingAccuracy,LearningRate,Seconds\r\n1,1.25,0.5,0.1,2\r\n", history.ToCsv());
    }
}
