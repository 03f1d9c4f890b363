using System.Globalization;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class HistoryCsvTests
{
    [TestMethod]
    public void Every_figure_of_every_epoch_is_there()
        => Assert.AreEqual(
            "Epoch,TrainingLoss,TrainingAccuracy,ValidationLoss,ValidationAccuracy,LearningRate,MacroAccuracy,Seconds\r\n"
            + "1,1.25,0.5,1.5,0.4,0.1,0.375,2\r\n"
            + "2,0.75,0.7,1.125,0.625,0.05,0.6,1.5\r\n"
            + "3,0.5,0.8125,1.375,0.5,1E-05,,61\r\n",
            Histories.Classification.ToCsv());

    [TestMethod]
    public void A_culture_with_a_comma_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.AreEqual(
                "Epoch,TrainingLoss,ValidationLoss,LearningRate,MeanAbsoluteError,RSquared,Seconds\r\n1,250000,1E-07,0.01,NaN,-Infinity,0.25\r\n",
                Histories.Regression.ToCsv());
            Assert.Contains(" 0.01 ", Histories.Regression.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void Names_with_commas_quotes_and_line_ends_are_quoted()
    {
        var epoch = new EpochRecord(1, 1, null, null, null, 0.1, TimeSpan.FromSeconds(1))
        {
            Metrics = Histories.Metrics(("a,b", 1), ("c\"d", 2), ("e\nf", 3)),
        };
        Assert.AreEqual(
            "Epoch,TrainingLoss,LearningRate,\"a,b\",\"c\"\"d\",\"e\nf\",Seconds\r\n1,1,0.1,1,2,3,1\r\n",
            new TrainingHistory([epoch], 1, "completed").ToCsv());
    }

    [TestMethod]
    public void A_figure_keeps_all_its_digits()
    {
        var history = new TrainingHistory([new EpochRecord(1, 1.0 / 3, null, null, null, 0.1, TimeSpan.FromSeconds(1))], 1, "completed");
        Assert.AreEqual(1.0 / 3, double.Parse(history.ToCsv().Split("\r\n")[1].Split(',')[1], CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void A_history_without_epochs_is_a_header()
        => Assert.AreEqual("Epoch,Seconds\r\n", TrainingHistory.Empty.ToCsv());

    [TestMethod]
    public void The_file_is_replaced_as_a_whole_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "deeper", "history.csv");
        Histories.Regression.SaveCsv(path);
        Histories.Classification.SaveCsv(path);
        Assert.AreEqual(Histories.Classification.ToCsv(), File.ReadAllText(path));
        Assert.AreEqual((byte)'E', File.ReadAllBytes(path)[0], "A mark of the byte order would become part of the first column's name.");
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(Path.GetDirectoryName(path)!));
    }
}
