namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class ConsoleProgressTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly ManualClock _clock = new();

    [TestMethod]
    public void A_terminal_gets_a_line_that_renews_itself()
    {
        var progress = new ConsoleProgress(_output, _clock, isRedirected: false);
        Run(progress, step: TimeSpan.FromMilliseconds(50));
        Assert.AreEqual(
            "\repoch 1/2  batch  2/12  loss 0.5000  accuracy 0.5000  1000 rows/s  1:05 left"
            + "\repoch 1/2  batch  4/12  loss 0.5000  accuracy 0.5000  1000 rows/s  1:05 left"
            + "\repoch 1/2  batch  6/12  loss 0.5000  accuracy 0.5000  1000 rows/s  1:05 left"
            + "\repoch 1/2  batch  8/12  loss 0.5000  accuracy 0.5000  1000 rows/s  1:05 left"
            + "\repoch 1/2  batch 10/12  loss 0.5000  accuracy 0.5000  1000 rows/s  1:05 left"
            + "\repoch 1/2  batch 12/12  loss 0.5000  accuracy 0.5000  1000 rows/s  1:05 left"
            + "\repoch 1/2  loss 0.5000  accuracy 0.5000  1000 rows/s                        \n",
            _output.ToString());
    }

    [TestMethod]
    public void A_file_gets_plain_lines()
    {
        var progress = new ConsoleProgress(_output, _clock, isRedirected: true);
        Run(progress, step: TimeSpan.FromSeconds(4), validationLoss: 0.25);
        Assert.AreEqual(
            """
            epoch 1/2  batch  3/12  loss 0.5000  accuracy 0.5000  1000 rows/s  1:05 left
            epoch 1/2  batch  6/12  loss 0.5000  accuracy 0.5000  1000 rows/s  1:05 left
            epoch 1/2  batch  9/12  loss 0.5000  accuracy 0.5000  1000 rows/s  1:05 left
            epoch 1/2  batch 12/12  loss 0.5000  accuracy 0.5000  1000 rows/s  1:05 left
            epoch 1/2  loss 0.5000  accuracy 0.5000  1000 rows/s  validation: loss 0.2500  accuracy 0.9000

            """.ReplaceLineEndings("\n"), _output.ToString());
    }

    [TestMethod]
    public void A_quick_epoch_gets_one_plain_line()
    {
        Run(new ConsoleProgress(_output, _clock, isRedirected: true), step: TimeSpan.FromMilliseconds(1));
        Assert.AreEqual("epoch 1/2  loss 0.5000  accuracy 0.5000  1000 rows/s\n", _output.ToString());
    }

    [TestMethod]
    public void Hours_are_told()
    {
        var progress = new ConsoleProgress(_output, _clock, isRedirected: true);
        _clock.Advance(TimeSpan.FromMinutes(1));
        progress.Report(new TrainingProgress(1, 2, 3, 12, 0.5, 0.5, 1000, new TimeSpan(26, 3, 4)));
        Assert.Contains("26:03:04 left", _output.ToString());
    }

    [TestMethod]
    public void A_training_reports_every_batch_and_the_end_of_every_epoch()
    {
        var heard = new List<TrainingProgress>();
        var ml = new MLContext(1);
        var options = new TorchTrainerOptions { Epochs = 2, BatchSize = 16, ValidationFraction = 0.5, Progress = new OnProgress(heard.Add) };
        using var model = ml.Torch().MulticlassClassification(new Mlp(), options).Fit(ToyRows.Load(ml));
        CollectionAssert.AreEqual(
            new[] { "1:1/2", "1:2/2", "1:2/2 end", "2:1/2", "2:2/2", "2:2/2 end" },
            heard.Select(at => $"{at.Epoch}:{at.Batch}/{at.Batches}{(at.EpochFinished ? " end" : "")}").ToArray());
        Assert.AreEqual(model.History.Epochs[1].ValidationLoss, heard[^1].ValidationLoss);
        Assert.AreEqual(model.History.Epochs[1].TrainingLoss, heard[^1].Loss);
        Assert.AreEqual(TimeSpan.Zero, heard[^1].TimeLeft);
        Assert.IsGreaterThan(TimeSpan.Zero, heard[0].TimeLeft);
        Assert.IsGreaterThan(0, heard[0].RowsPerSecond);
    }

    [TestMethod]
    public void A_batch_tells_its_own_loss_and_the_rows_of_an_epoch()
    {
        var heard = new List<TrainingProgress>();
        var ml = new MLContext(1);
        var options = new TorchTrainerOptions { Epochs = 1, BatchSize = 20, Progress = new OnProgress(heard.Add) };
        using var model = ml.Torch().MulticlassClassification(new Mlp(), options).Fit(ToyRows.Load(ml, rows: 60));

        var batches = heard.Where(at => !at.EpochFinished).ToList();
        Assert.IsTrue(heard.All(at => at.Rows == 60));
        Assert.AreNotEqual(batches[0].BatchLoss, batches[1].BatchLoss);
        for (var batch = 1; batch <= batches.Count; batch++)
            Assert.AreEqual(batches.Take(batch).Average(at => at.BatchLoss), batches[batch - 1].Loss, 1e-9);
    }

    private void Run(ConsoleProgress progress, TimeSpan step, double? validationLoss = null)
    {
        var at = new TrainingProgress(1, 2, 0, 12, 0.5, 0.5, 1000, TimeSpan.FromSeconds(65));
        for (var batch = 1; batch <= 12; batch++)
        {
            _clock.Advance(step);
            progress.Report(at with { Batch = batch });
        }
        progress.Report(at with
        {
            Batch = 12,
            EpochFinished = true,
            ValidationLoss = validationLoss,
            ValidationAccuracy = validationLoss is null ? null : 0.9,
        });
    }
}
