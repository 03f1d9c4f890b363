namespace MLNetTorch.Estimators.Tests;

/// <summary>Rows of every kind that a report may be given.</summary>
[TestClass]
public sealed class ReportRowsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Rows_without_a_known_label_are_left_out_and_counted()
    {
        using var model = ReportedModel.Of(_ml);
        var html = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, [.. ReportedModel.Rows, LogitRow.Of("cow", 9, 9, 9)])).ToHtml();
        Assert.Contains("1 rows have no label that the model knows", html);
        Assert.Contains("<span>Rows measured</span><b>4</b>", html);
    }

    [TestMethod]
    public void Only_such_rows_are_no_error()
    {
        using var model = ReportedModel.Of(_ml);
        var html = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, [LogitRow.Of("cow", 9, 9, 9)])).ToHtml();
        Assert.Contains("None of the rows given can be measured.", html);
        Assert.DoesNotContain("NaN", html);
    }

    [TestMethod]
    public void Classes_that_the_rows_number_otherwise_are_known_by_name()
    {
        using var model = ReportedModel.Of(_ml);
        Assert.AreEqual(
            _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, ReportedModel.Rows)).ToHtml(),
            _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, ReportedModel.Rows, ["owl", "cat", "dog"])).ToHtml());
    }

    [TestMethod]
    public void A_class_that_the_model_does_not_know_is_named()
    {
        using var model = ReportedModel.Of(_ml);
        var report = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, ReportedModel.Rows, ["cat", "dog", "owl", "cow"]));
        Assert.Contains("class 'cow' that the model does not know. Its classes are: 'cat', 'dog', 'owl'.", Assert.ThrowsExactly<ArgumentException>(report.ToHtml).Message);
    }

    [TestMethod]
    public void A_missing_label_column_and_one_that_is_no_key_are_named()
    {
        using var model = ReportedModel.Of(_ml);
        var report = _ml.Torch().Report(model);
        Assert.Contains("Did you mean 'Label'?", Assert.ThrowsExactly<ArgumentException>(
            report.WithRows(ReportedModel.Data(_ml, ReportedModel.Rows), "Labl").ToHtml).Message);
        Assert.Contains("not a key", Assert.ThrowsExactly<ArgumentException>(report.WithRows(ReportedModel.Raw(_ml, ReportedModel.Rows)).ToHtml).Message);
    }

    [TestMethod]
    public void A_score_that_is_no_number_is_among_the_worst_and_not_counted()
    {
        using var model = ReportedModel.Of(_ml);
        var html = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, [.. ReportedModel.Rows, LogitRow.Of("owl", float.NaN, 0, 0)])).ToHtml();
        Assert.Contains("no number for 1 rows", html);
        Assert.Contains("<span>Rows measured</span><b>4</b>", html);
        Assert.Contains("<tbody><tr><td>4</td><td>owl</td><td>nothing</td>", html[html.IndexOf("Highest losses", StringComparison.Ordinal)..]);
    }

    [TestMethod]
    public void Losses_that_are_no_numbers_can_be_drawn()
    {
        using var model = ReportedModel.Of(_ml, new TrainingHistory(
            [new EpochRecord(1, double.NaN, null, double.PositiveInfinity, null, 0.1, TimeSpan.FromHours(3)), new EpochRecord(2, double.NaN, null, null, null, 0, default)],
            1, "non-finite loss"));
        var html = _ml.Torch().Report(model).ToHtml();
        Assert.Contains("<h3>Loss</h3><svg", html);
        Assert.Contains("3 h 00 min", html);
    }

    [TestMethod]
    public void Too_many_classes_for_a_table_are_told_by_their_mistakes()
    {
        var classes = Enumerable.Range(0, 50).Select(index => $"class {index}").ToArray();
        using var model = ReportedModel.Of(_ml, classes: classes);
        var html = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, [LogitRow.Of("class 7", Logits(9)), LogitRow.Of("class 7", Logits(9))], classes)).ToHtml();
        Assert.Contains("50 classes are too many for a table.", html);
        Assert.Contains("<td>class 7</td><td>class 9</td><td>2</td><td>100.00%</td>", html);
        Assert.DoesNotContain("class=\"matrix\"", html);
    }

    [TestMethod]
    public void A_model_without_a_network_and_one_with_two_are_refused()
    {
        using var network = ReportedModel.Of(_ml);
        var keys = ReportedModel.Keys(_ml, ReportedModel.Classes).Fit(ReportedModel.Raw(_ml, ReportedModel.Rows));
        Assert.Contains("ml.Torch().LoadModel", Assert.ThrowsExactly<ArgumentException>(() => _ml.Torch().Report(keys)).Message);
        var two = new Microsoft.ML.Data.TransformerChain<ITransformer>(network, network);
        Assert.Contains("2 networks", Assert.ThrowsExactly<ArgumentException>(() => _ml.Torch().Report(two)).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Torch().Report(network) with { WorstRows = -1 });
    }

    private static float[] Logits(int highest) => [.. Enumerable.Range(0, 50).Select(index => index == highest ? 5f : 0f)];
}
