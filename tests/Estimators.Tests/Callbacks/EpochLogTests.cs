using System.Globalization;
using System.Text.Json;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class EpochLogTests
{
    [TestMethod]
    public void A_table_has_a_line_an_epoch_and_all_figures()
    {
        using var folder = CallbackFits.Folder();
        using var model = CallbackFits.Fit(CallbackFits.Options(3, CallbackFits.Scores(1, double.NaN, 1e-9), Callbacks.CsvLog(folder["new/log.csv"])));
        var lines = File.ReadAllLines(folder["new/log.csv"]);
        Assert.AreEqual("Epoch,Seconds,TrainingLoss,TrainingAccuracy,ValidationLoss,ValidationAccuracy,LearningRate,Score", lines[0]);
        Assert.HasCount(4, lines);
        foreach (var (line, epoch) in lines.Skip(1).Zip(model.History.Epochs))
        {
            var cells = line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            Assert.IsGreaterThanOrEqualTo(0.0, cells[1]);
            double[] expected = [epoch.Epoch, cells[1], .. epoch.AllMetrics().Select(figure => figure.Value)];
            CollectionAssert.AreEqual(expected, cells);
        }
    }

    [TestMethod]
    public void Objects_have_all_figures()
    {
        using var folder = CallbackFits.Folder();
        using var model = CallbackFits.Fit(CallbackFits.Options(2, CallbackFits.Scores(1, double.NaN), Callbacks.JsonLinesLog(folder["log.jsonl"])));
        var lines = File.ReadAllLines(folder["log.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.HasCount(2, lines);
        Assert.AreEqual(2, lines[1].GetProperty("Epoch").GetInt32());
        Assert.AreEqual(model.History.Epochs[1].ValidationLoss, lines[1].GetProperty("ValidationLoss").GetDouble());
        Assert.AreEqual(1.0, lines[0].GetProperty("Score").GetDouble());
        Assert.AreEqual("NaN", lines[1].GetProperty("Score").GetString());
    }

    [TestMethod]
    public void Numbers_are_the_same_in_every_culture()
    {
        using var folder = CallbackFits.Folder();
        var former = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            CallbackFits.Fit(CallbackFits.Options(1, CallbackFits.Scores(-1234.5), Callbacks.CsvLog(folder["log.csv"]))).Dispose();
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
        Assert.IsTrue(File.ReadAllText(folder["log.csv"]).EndsWith(",-1234.5\n", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_line_is_there_when_its_epoch_is_over()
    {
        using var folder = CallbackFits.Folder();
        var counts = new List<int>();
        var count = Callbacks.On(onEpochEnd: _ => counts.Add(ReadWhileOpen(folder["log.csv"]).Length));
        CallbackFits.Fit(CallbackFits.Options(3, Callbacks.CsvLog(folder["log.csv"]), count)).Dispose();
        CollectionAssert.AreEqual(new[] { 2, 3, 4 }, counts);
    }

    [TestMethod]
    public void A_figure_that_comes_up_later_widens_the_table()
    {
        using var folder = CallbackFits.Folder();
        var late = Callbacks.On(onEpochEnd: at =>
        {
            if (at.Epoch == 2)
                at.ReportMetric("Late, \"one\"", 7);
        });
        CallbackFits.Fit(CallbackFits.Options(3, late, Callbacks.CsvLog(folder["log.csv"]))).Dispose();
        var lines = File.ReadAllLines(folder["log.csv"]);
        Assert.IsTrue(lines[0].EndsWith(",LearningRate,\"Late, \"\"one\"\"\"", StringComparison.Ordinal), lines[0]);
        CollectionAssert.AreEqual(new[] { "", "7", "" }, lines.Skip(1).Select(line => line.Split(',')[^1]).ToArray());
        Assert.HasCount(1, Directory.GetFiles(Path.GetDirectoryName(folder["log.csv"])!), "nothing is left of the writing");
    }

    [TestMethod]
    public void Each_training_has_a_file_of_its_own()
    {
        using var folder = CallbackFits.Folder();
        var options = CallbackFits.Options(1, Callbacks.CsvLog(folder["log.csv"]), Callbacks.JsonLinesLog(folder["log"]));
        var ml = new MLContext(1);
        ml.MulticlassClassification.CrossValidate(ToyRows.Load(ml), ml.Torch().MulticlassClassification(new Mlp(), options), numberOfFolds: 3);
        CollectionAssert.AreEquivalent(
            new[] { "log", "log-2", "log-3", "log.csv", "log-2.csv", "log-3.csv" },
            Directory.GetFiles(Path.GetDirectoryName(folder["log"])!).Select(Path.GetFileName).ToArray());
        CallbackFits.Fit(CallbackFits.Options(2, Callbacks.CsvLog(folder["log.csv"]) with { Replace = true })).Dispose();
        Assert.HasCount(3, File.ReadAllLines(folder["log.csv"]));
        Assert.HasCount(2, File.ReadAllLines(folder["log-2.csv"]));
    }

    [TestMethod]
    public void Trainings_at_the_same_time_do_not_share_a_file()
    {
        using var folder = CallbackFits.Folder();
        Parallel.For(0, 4, _ => CallbackFits.Fit(CallbackFits.Options(3, Callbacks.CsvLog(folder["log.csv"]))).Dispose());
        var files = Directory.GetFiles(Path.GetDirectoryName(folder["x"])!);
        Assert.HasCount(4, files);
        foreach (var file in files)
            Assert.HasCount(4, File.ReadAllLines(file));
    }

    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(2, 0)]
    [DataRow(2, 3)]
    [DataRow(1, 1)]
    public void A_resumed_log_is_that_of_an_uninterrupted_training(int epoch, int batch)
    {
        using var folder = CallbackFits.Folder();
        using var model = CallbackFits.Fit(CallbackFits.Options(4, Logs("whole")));

        // What the training wrote after the checkpoint that it is resumed from, the last line only in part.
        CallbackFits.Fit(CallbackFits.Options(4, [.. Logs("parted").Select(log => new Handover(log, epoch, batch, Scribble))])).Dispose();
        foreach (var extension in new[] { ".csv", ".jsonl" })
            CollectionAssert.AreEqual(WithoutSeconds(folder["whole" + extension]), WithoutSeconds(folder["parted" + extension]));
        Assert.HasCount(4, Directory.GetFiles(Path.GetDirectoryName(folder["x"])!));

        TrainingCallback[] Logs(string name) => [Callbacks.CsvLog(folder[$"{name}.csv"]), Callbacks.JsonLinesLog(folder[$"{name}.jsonl"])];

        void Scribble()
        {
            File.AppendAllText(folder["parted.csv"], "9,0.1,1,1,1\n10,0.");
            File.AppendAllText(folder["parted.jsonl"], "{\"Epoch\":9}\n{\"Ep");
        }
    }

    [TestMethod]
    public void A_crashed_training_that_goes_on_has_one_whole_log()
    {
        using var folder = CallbackFits.Folder();
        var crashes = true;
        var crash = Callbacks.On(onBatchEnd: at => Assert.IsFalse(crashes && at.Epoch == 4, "a crash"));
        var late = Callbacks.On(onEpochEnd: at =>
        {
            if (at.Epoch >= 3)
                at.ReportMetric("Late", at.Epoch);
        });
        var checkpoint = new Checkpoint(folder["checkpoints"]) { EveryEpochs = 2 };
        var options = CallbackFits.Options(5, crash, late, Callbacks.CsvLog(folder["log.csv"])) with { Checkpoint = checkpoint };
        Assert.ThrowsExactly<CallbackException>(() => CallbackFits.Fit(options));
        Assert.HasCount(4, File.ReadAllLines(folder["log.csv"]), "the third epoch is after the checkpoint");
        crashes = false;
        CallbackFits.Fit(options with { Checkpoint = checkpoint with { Resume = true } }).Dispose();
        var lines = File.ReadAllLines(folder["log.csv"]);
        CollectionAssert.AreEqual(new[] { "Epoch", "1", "2", "3", "4", "5" }, lines.Select(line => line.Split(',')[0]).ToArray());
        CollectionAssert.AreEqual(new[] { "Late", "", "", "3", "4", "5" }, lines.Select(line => line.Split(',')[^1]).ToArray());
        Assert.HasCount(1, Directory.GetFiles(Path.GetDirectoryName(folder["x"])!));
    }

    [TestMethod]
    public void A_log_that_was_deleted_is_whole_again_after_a_resume()
    {
        using var folder = CallbackFits.Folder();
        var log = new Handover(Callbacks.CsvLog(folder["log.csv"]), 2, 0, () => File.Delete(folder["log.csv"]));
        CallbackFits.Fit(CallbackFits.Options(3, log)).Dispose();
        Assert.HasCount(4, File.ReadAllLines(folder["log.csv"]));
    }

    [TestMethod]
    public void A_path_that_is_no_file_is_told_at_once()
    {
        using var folder = CallbackFits.Folder();
        var folderItself = Path.GetDirectoryName(folder["x"])!;
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(
            () => CallbackFits.Fit(CallbackFits.Options(1, Callbacks.CsvLog(folderItself), Callbacks.JsonLinesLog(""))));
        CollectionAssert.AreEqual(new[] { "Callbacks[0].Path", "Callbacks[1].Path" }, fault.Faults.Select(each => each.Option).ToArray());
        Assert.Contains(folderItself, fault.Message);
    }

    [TestMethod]
    public void A_file_in_use_is_named()
    {
        using var folder = CallbackFits.Folder();
        using var held = new FileStream(folder["log.csv"], FileMode.Create, FileAccess.Write, FileShare.None);
        var log = Callbacks.CsvLog(folder["log.csv"]) with { Replace = true };
        var fault = Assert.ThrowsExactly<CallbackException>(() => CallbackFits.Fit(CallbackFits.Options(1, log)));
        Assert.AreEqual("CsvLog", fault.Callback);
        Assert.Contains("log.csv", fault.Message);
    }

    private static string[] ReadWhileOpen(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] WithoutSeconds(string path) =>
        [.. File.ReadAllLines(path).Select(line => string.Join(',', line.Split(',').Index().Where(cell => cell.Index != 1).Select(cell => cell.Item)))];
}
