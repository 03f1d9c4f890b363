namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class HistoryTextTests
{
    [TestMethod]
    public void A_classifier_shows_accuracies_and_further_metrics()
        => AssertText(
            """
            epoch     loss  accuracy  validation loss  validation accuracy  learning rate  MacroAccuracy  seconds
            ------  ------  --------  ---------------  -------------------  -------------  -------------  -------
                1   1.2500    0.5000           1.5000               0.4000            0.1         0.3750      2.0
                2*  0.7500    0.7000           1.1250               0.6250           0.05         0.6000      1.5
                3   0.5000    0.8125           1.3750               0.5000           1e-5              -     61.0
            ------  ------  --------  ---------------  -------------------  -------------  -------------  -------
            *: the weights kept; ended by: early stopping
            """,
            Histories.Classification);

    [TestMethod]
    public void A_regression_has_no_accuracy_columns()
        => AssertText(
            """
            epoch     loss  validation loss  learning rate  MeanAbsoluteError   RSquared  seconds
            ------  ------  ---------------  -------------  -----------------  ---------  -------
                1*  2.5e+5             1e-7           0.01                NaN  -Infinity      0.2
            ------  ------  ---------------  -------------  -----------------  ---------  -------
            *: the weights kept; ended by: completed
            """,
            Histories.Regression);

    [TestMethod]
    public void Without_validation_its_columns_are_missing()
    {
        var history = new TrainingHistory([new EpochRecord(1, 0.5, 0.75, null, null, 0.1, TimeSpan.FromSeconds(1))], 1, "completed");
        CollectionAssert.AreEqual(new[] { "TrainingLoss", "TrainingAccuracy", "LearningRate" }, history.Columns().ToArray());
        Assert.DoesNotContain("validation", history.ToString());
    }

    [TestMethod]
    public void A_network_that_was_not_trained_says_so()
        => Assert.AreEqual("ended by: not trained", TrainingHistory.Empty.ToString());

    [TestMethod]
    public void A_figure_is_read_over_the_epochs_by_its_name()
    {
        var history = Histories.Classification;
        CollectionAssert.AreEqual(new double?[] { 1.5, 1.125, 1.375 }, history[MetricNames.ValidationLoss].ToArray());
        CollectionAssert.AreEqual(new double?[] { 0.375, 0.6, null }, history["MacroAccuracy"].ToArray());
    }

    [TestMethod]
    public void A_misspelt_figure_is_met_with_the_right_name()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Histories.Classification["MacroAcuracy"]);
        Assert.Contains("Did you mean 'MacroAccuracy'?", error.Message);
        Assert.Contains("TrainingLoss, TrainingAccuracy, ValidationLoss", error.Message);
        Assert.Contains("nothing was trained", Assert.ThrowsExactly<ArgumentException>(() => TrainingHistory.Empty["Loss"]).Message);
    }

    [TestMethod]
    public void Bad_pictures_that_were_left_out_are_told()
    {
        var history = TrainingHistory.Empty with { SkippedImages = new SkippedImages(3, [new("cat/1.jpg", "the file is empty")]) };
        AssertText(
            """
            ended by: not trained
            left out as bad pictures: 3 files
              cat/1.jpg: the file is empty
              and 2 more
            """,
            history);
        AssertText("ended by: not trained", history with { SkippedImages = new SkippedImages(0, []) });
    }

    private static void AssertText(string expected, TrainingHistory history)
        => Assert.AreEqual(expected.ReplaceLineEndings(), history.ToString());
}
