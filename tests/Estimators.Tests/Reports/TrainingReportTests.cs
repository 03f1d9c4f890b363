namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class TrainingReportTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void It_begins_with_what_ended_the_training_and_what_was_kept()
    {
        using var model = ReportedModel.Of(_ml);
        var html = (_ml.Torch().Report(model) with { Title = "Owls" }).ToHtml();
        Assert.StartsWith("<!doctype html>", html);
        Assert.Contains("<title>Owls</title>", html);
        Assert.Contains("Ended by: early stopping. The weights of epoch 2 of 3 were kept.", html);
        Assert.Contains("<span>Validation loss</span><b>1.1250</b>", html);
        Assert.Contains("<span>Validation accuracy</span><b>62.50%</b>", html);
        Assert.Contains("<span>Training time</span><b>4.5 s</b>", html);
    }

    [TestMethod]
    public void It_draws_every_figure_over_the_epochs()
    {
        using var model = ReportedModel.Of(_ml, ReportedModel.History with
        {
            Epochs = [.. ReportedModel.History.Epochs.Select(epoch => epoch with { Metrics = epoch.Metrics.Add("LogLoss", 1.0 / epoch.Epoch) })],
        });
        var html = _ml.Torch().Report(model).ToHtml();
        foreach (var title in new[] { "Loss", "Accuracy", "LogLoss", "Learning rate" })
            Assert.Contains($"<h3>{title}</h3><svg", html);
        Assert.Contains("<td>0.3333</td>", html);
        Assert.Contains("<td>An epoch, in the mean</td>".Replace("td", "th"), html);
    }

    [TestMethod]
    public void Without_rows_the_confusion_of_the_kept_epoch_is_shown()
    {
        using var model = ReportedModel.Of(_ml);
        var html = _ml.Torch().Report(model).ToHtml();
        Assert.Contains("the validation rows of epoch 2", html);
        Assert.Contains("owl taken for cat: 2 (25.00%)", html);
        Assert.Contains("dog taken for dog: 9 (100.00%)", html);
        // cat: 7 of 9 taken for it are of it, and 7 of 8 of it were found.
        Assert.Contains("<td>cat</td><td>0.7778</td><td>0.8750</td><td>0.8235</td><td>8</td>", html);
        Assert.DoesNotContain("Highest losses", html);
    }

    [TestMethod]
    public void Rows_are_scored_and_counted()
    {
        using var model = ReportedModel.Of(_ml);
        var html = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, ReportedModel.Rows)).ToHtml();
        Assert.Contains("Counts over the rows given", html);
        Assert.Contains("cat taken for dog: 1 (50.00%)", html);
        Assert.Contains("dog taken for owl: 1 (100.00%)", html);
        Assert.Contains("<span>Accuracy on the rows</span><b>50.00%</b>", html);
        Assert.Contains($"<span>Log-loss on the rows</span><b>{MeanLoss():F4}</b>", html);
    }

    [TestMethod]
    public void The_rows_of_highest_loss_come_first()
    {
        using var model = ReportedModel.Of(_ml);
        var report = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, ReportedModel.Rows)) with { WorstRows = 2 };
        var worst = report.ToHtml()[report.ToHtml().IndexOf("Highest losses", StringComparison.Ordinal)..];
        var (first, second) = (worst.IndexOf("<td>2</td><td>dog</td><td>owl (", StringComparison.Ordinal), worst.IndexOf("<td>1</td><td>cat</td><td>dog (", StringComparison.Ordinal));
        Assert.IsGreaterThan(0, first);
        Assert.IsGreaterThan(first, second);
        Assert.Contains("<td>0, -4, 6</td>", worst);
        Assert.DoesNotContain("<td>3</td><td>owl</td>", worst, "Only two were asked for.");
    }

    [TestMethod]
    public void A_pipeline_is_given_what_goes_into_it()
    {
        using var network = ReportedModel.Of(_ml);
        var raw = ReportedModel.Raw(_ml, ReportedModel.Rows);
        var keys = ReportedModel.Keys(_ml, ReportedModel.Classes).Fit(raw);
        var back = _ml.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(network.Transform(keys.Transform(raw)));
        var pipeline = new Microsoft.ML.Data.TransformerChain<ITransformer>(keys, new Microsoft.ML.Data.TransformerChain<ITransformer>(network, back));
        Assert.AreEqual(
            _ml.Torch().Report(network).WithRows(ReportedModel.Data(_ml, ReportedModel.Rows)).ToHtml(),
            _ml.Torch().Report(pipeline).WithRows(raw).ToHtml());
    }

    [TestMethod]
    public void A_network_that_was_not_trained_here_has_a_report_too()
    {
        using var model = ReportedModel.Of(_ml, TrainingHistory.Empty);
        var html = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, ReportedModel.Rows)).ToHtml();
        Assert.Contains("Ended by: not trained. There are no epochs to show.", html);
        Assert.Contains("cat taken for dog: 1 (50.00%)", html);
        Assert.Contains("PassOn for 3 -&gt; 3", html);
        Assert.DoesNotContain("Learning curves", html);
    }

    [TestMethod]
    public void A_trained_and_loaded_pipeline_is_reported_on()
    {
        using var folder = new ReportFolder();
        var rows = ToyRows.Load(_ml);
        var options = new TorchTrainerOptions { Epochs = 2, ValidationFraction = 0.25, Optimizer = Optimizers.Adam(0.01) };
        using var model = _ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [8] }, options).Fit(rows);
        _ml.Model.Save(model, rows.Schema, folder.File("model.zip"));
        var loaded = _ml.Torch().LoadModel(folder.File("model.zip"), out _);
        var html = _ml.Torch().Report(loaded).WithRows(rows).ToHtml();
        Assert.AreEqual(_ml.Torch().Report(model).WithRows(rows).ToHtml(), html);
        Assert.Contains("Mlp for 1x16x16 -&gt; 3", html);
        Assert.Contains("data:image/png;base64,", html);
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void Equal_models_give_equal_reports_in_every_culture()
    {
        using var model = ReportedModel.Of(_ml);
        var report = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, ReportedModel.Rows));
        Assert.AreEqual(report.ToHtml(), Cultures.In("de-DE", report.ToHtml));
    }

    [TestMethod]
    public void The_file_is_whole_or_as_it_was()
    {
        using var folder = new ReportFolder();
        using var model = ReportedModel.Of(_ml);
        var report = _ml.Torch().Report(model);
        report.Save(folder.File("report.html"));
        Assert.ThrowsExactly<ArgumentException>(() => report.WithRows(ReportedModel.Raw(_ml, ReportedModel.Rows)).Save(folder.File("report.html")));
        Assert.AreEqual(report.ToHtml(), File.ReadAllText(folder.File("report.html")));
        Assert.HasCount(1, folder.Files);
    }

    private static double MeanLoss() => ReportedModel.Rows.Average(row =>
        Math.Log(row.Features.Sum(logit => Math.Exp(logit))) - row.Features[Array.IndexOf(ReportedModel.Classes, row.Label)]);
}
