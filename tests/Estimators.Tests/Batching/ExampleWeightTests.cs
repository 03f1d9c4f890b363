namespace MLNetTorch.Estimators.Tests;

/// <summary>What example weights mean, to the number.</summary>
[TestClass]
public sealed class ExampleWeightTests
{
    private const long Streaming = 1000;

    [TestMethod]
    [DataRow("multiclass", false)]
    [DataRow("multiclass", true)]
    [DataRow("binary", false)]
    [DataRow("binary", true)]
    [DataRow("regression", false)]
    [DataRow("regression", true)]
    public void A_weight_of_three_is_three_rows(string task, bool streamed)
    {
        var rows = PointRows.Draw(40);
        var repeated = rows.SelectMany(row => Enumerable.Repeat(row, (int)row.Weight)).ToList();
        var options = PointRows.Options(task);
        using var expected = PointRows.Fit(task, options, repeated);
        using var weighed = PointRows.Fit(task, Weighed(options, streamed), rows);
        PointRows.AssertClose(expected, weighed);
    }

    [TestMethod]
    public void Streamed_rows_of_weight_0_alone_are_refused()
        => Assert.Contains("weigh 0", Assert.ThrowsExactly<InvalidOperationException>(() => PointRows.Fit(
            "multiclass", Weighed(PointRows.Options("multiclass"), streamed: true), PointRows.Draw(40).Select(row => row with { Weight = 0 }))).Message);

    [TestMethod]
    public void Validation_rows_of_weight_0_alone_are_refused()
    {
        var ml = new MLContext(1);
        var measured = PointRows.View(ml, PointRows.Draw(23, seed: 2).Select(row => row with { Weight = 0 }));
        var options = Weighed(PointRows.Options("multiclass"), streamed: false) with { ValidationSet = measured };
        Assert.Contains("weigh 0", Assert.ThrowsExactly<InvalidOperationException>(() => PointRows.Fit("multiclass", options, PointRows.Draw(40))).Message);
    }

    [TestMethod]
    public void Validation_rows_are_weighed_alike()
    {
        var ml = new MLContext(1);
        var rows = PointRows.Draw(40);
        var measured = PointRows.Draw(23, seed: 2);
        var repeated = measured.SelectMany(row => Enumerable.Repeat(row, (int)row.Weight));
        var options = PointRows.Options("multiclass") with { BatchSize = 7 };
        using var expected = PointRows.Fit("multiclass", options with { ValidationSet = PointRows.View(ml, repeated) }, rows.Select(row => row with { Weight = 1 }));
        using var weighed = PointRows.Fit(
            "multiclass", Weighed(options, false) with { ValidationSet = PointRows.View(ml, measured) }, rows.Select(row => row with { Weight = 1 }));
        PointRows.AssertClose(expected, weighed);
    }

    [TestMethod]
    [DataRow("multiclass")]
    [DataRow("regression")]
    public void A_row_of_weight_0_has_no_influence(string task)
    {
        var rows = PointRows.Draw(40);
        foreach (var row in rows.Where(row => row.Id % 5 == 0))
            row.Weight = 0;
        var others = rows.Select(row => row.Weight > 0 ? row : row with { Features = [100, -100, 3, 7], Value = 1e6f, Class = "b" });
        var options = Weighed(PointRows.Options(task) with { BatchSize = 6 }, false);
        using var expected = PointRows.Fit(task, options, rows);
        using var model = PointRows.Fit(task, options, others);
        CollectionAssert.AreEqual(Weights.Of(expected.Network), Weights.Of(model.Network));
        CollectionAssert.AreEqual(Losses(expected), Losses(model));
    }

    [TestMethod]
    public void A_batch_of_nothing_but_weight_0_moves_nothing_and_is_no_fault()
    {
        var rows = PointRows.Draw(40).Select(row => row with { Weight = row.Id < 10 ? 0 : 1 }).ToList();
        var options = Weighed(PointRows.Options("multiclass") with { BatchSize = 10 }, false);
        using var weighed = PointRows.Fit("multiclass", options, rows);
        using var without = PointRows.Fit("multiclass", options, rows.Skip(10));
        CollectionAssert.AreEqual(Weights.Of(without.Network), Weights.Of(weighed.Network));
    }

    [TestMethod]
    [DataRow(-1f, false)]
    [DataRow(float.NaN, false)]
    [DataRow(float.PositiveInfinity, true)]
    [DataRow(-0.5f, true)]
    public void A_weight_that_is_none_is_counted_and_placed(float weight, bool streamed)
    {
        var rows = PointRows.Draw(40);
        rows[7].Weight = weight;
        rows[9].Weight = weight;
        var fault = Assert.ThrowsExactly<InvalidOperationException>(
            () => PointRows.Fit("multiclass", Weighed(PointRows.Options("multiclass"), streamed), rows));
        Assert.Contains("The example weight column 'Weight' is negative, NaN or infinite in 2 rows; the first is row 7.", fault.Message);
    }

    [TestMethod]
    public void Rows_that_all_weigh_0_are_refused()
        => Assert.Contains("weighs more than 0", Assert.ThrowsExactly<InvalidOperationException>(() => PointRows.Fit(
            "multiclass", Weighed(PointRows.Options("multiclass"), false), PointRows.Draw(40).Select(row => row with { Weight = 0 }))).Message);

    private static TorchTrainerOptions Weighed(TorchTrainerOptions options, bool streamed)
        => options with { ExampleWeightColumnName = "Weight", MemoryBudget = streamed ? Streaming : long.MaxValue };

    private static double[] Losses(ITorchTransformer model) => [.. model.History.Epochs.Select(epoch => epoch.TrainingLoss)];
}
