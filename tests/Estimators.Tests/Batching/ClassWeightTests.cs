namespace MLNetTorch.Estimators.Tests;

/// <summary>What class weights mean, to the number.</summary>
[TestClass]
public sealed class ClassWeightTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Balanced_is_the_formula_of_scikit_learn(bool streamed)
    {
        var rows = PointRows.Draw(53);
        // compute_class_weight("balanced"): n_samples / (n_classes * np.bincount(y))
        double[] weights = [.. PointRows.Names.Select(name => 53 / (3.0 * rows.Count(row => row.Class == name)))];
        var options = PointRows.Options("multiclass") with { BatchSize = 8, MemoryBudget = streamed ? 1000 : long.MaxValue };
        using var expected = PointRows.Fit("multiclass", options with { ClassWeights = ClassWeights.Of(weights) }, rows);
        using var balanced = PointRows.Fit("multiclass", options with { ClassWeights = ClassWeights.Balanced }, rows);
        CollectionAssert.AreEqual(Weights.Of(expected.Network), Weights.Of(balanced.Network));
        using var plain = PointRows.Fit("multiclass", options, rows);
        CollectionAssert.AreNotEqual(Weights.Of(plain.Network), Weights.Of(balanced.Network));
    }

    [TestMethod]
    public void Balanced_counts_the_training_rows_only()
    {
        // Class by class the same share is kept out, so that the balance of all rows is that of the training rows but for rounding.
        var rows = PointRows.Draw(60);
        var learned = new long[3];
        var options = PointRows.Options("multiclass") with { ValidationFraction = 0.5, ConfusionMatrix = true };
        using var model = PointRows.Fit("multiclass", options with { ClassWeights = ClassWeights.Balanced }, rows);
        for (var kind = 0; kind < 3; kind++)
            learned[kind] = rows.Count(row => row.Class == PointRows.Names[kind]) - model.History.Epochs[0].Confusion![kind].Sum();
        double[] weights = [.. learned.Select(count => learned.Sum() / (3.0 * count))];
        using var expected = PointRows.Fit("multiclass", options with { ClassWeights = ClassWeights.Of(weights) }, rows);
        CollectionAssert.AreEqual(Weights.Of(expected.Network), Weights.Of(model.Network));
    }

    [TestMethod]
    public void They_are_those_of_the_loss_but_for_validation()
    {
        var rows = PointRows.Draw(60);
        var options = PointRows.Options("multiclass") with { BatchSize = 7 };
        using var expected = PointRows.Fit("multiclass", options with { Loss = Losses.CrossEntropy(classWeights: [1, 0.25, 4]) }, rows);
        using var model = PointRows.Fit("multiclass", options with { ClassWeights = ClassWeights.Of(1, 0.25, 4) }, rows);
        PointRows.AssertClose(expected, model);
    }

    [TestMethod]
    public void They_leave_the_validation_loss_alone()
    {
        var still = PointRows.Options("multiclass") with { Optimizer = Optimizers.Sgd(1e-30), ValidationFraction = 0.5, Epochs = 1 };
        using var plain = PointRows.Fit("multiclass", still, PointRows.Draw(60));
        using var model = PointRows.Fit("multiclass", still with { ClassWeights = ClassWeights.Of(1, 0.25, 4) }, PointRows.Draw(60));
        Assert.AreEqual(plain.History.Epochs[0].ValidationLoss, model.History.Epochs[0].ValidationLoss);
        Assert.AreNotEqual(plain.History.Epochs[0].TrainingLoss, model.History.Epochs[0].TrainingLoss);
    }

    [TestMethod]
    public void For_yes_and_no_they_are_example_weights()
    {
        var rows = PointRows.Draw(60);
        var options = PointRows.Options("binary");
        using var expected = PointRows.Fit(
            "binary", options with { ExampleWeightColumnName = "Weight" }, rows.Select(row => row with { Weight = row.Answer ? 3 : 0.5f }));
        using var model = PointRows.Fit("binary", options with { ClassWeights = ClassWeights.Of(0.5, 3) }, rows);
        CollectionAssert.AreEqual(Weights.Of(expected.Network), Weights.Of(model.Network));
    }

    [TestMethod]
    public void They_multiply_example_weights()
    {
        var rows = PointRows.Draw(60);
        var options = PointRows.Options("multiclass") with { ExampleWeightColumnName = "Weight" };
        using var expected = PointRows.Fit("multiclass", options, rows.Select(row => row with { Weight = row.Weight * (row.Class == "b" ? 4 : 1) }));
        using var model = PointRows.Fit("multiclass", options with { ClassWeights = ClassWeights.Of(1, 4, 1) }, rows);
        CollectionAssert.AreEqual(Weights.Of(expected.Network), Weights.Of(model.Network));
    }

    [TestMethod]
    public void Another_number_of_weights_is_refused()
        => Assert.Contains("ClassWeights has 2 weight(s), but the label column 'Label' has 3 classes", Assert.ThrowsExactly<ArgumentException>(
            () => PointRows.Fit("multiclass", PointRows.Options("multiclass") with { ClassWeights = ClassWeights.Of(1, 2) }, PointRows.Draw(20))).Message);
}
