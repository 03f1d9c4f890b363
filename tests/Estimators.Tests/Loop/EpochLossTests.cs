namespace MLNetTorch.Estimators.Tests;

/// <summary>The loss of an epoch is that of PyTorch's formula over the whole set, not a mean of means of batches.</summary>
[TestClass]
public sealed class EpochLossTests
{
    public static IEnumerable<object[]> Settings =>
    [
        [0.0, null!, -100], [0.2, null!, -100], [0.0, new double[] { 1, 0.1, 5 }, -100], [0.0, null!, 1], [0.0, new double[] { 1, 0.1, 5 }, 2],
        [0.1, new double[] { 1, 0.1, 5 }, 2],
    ];

    [TestMethod]
    [DynamicData(nameof(Settings))]
    public void Of_all_rows(double smoothing, double[]? weights, int ignored)
    {
        // Weights that do not move, and batches of seven, of which the last one is short.
        var rows = PointRows.Draw(53);
        var options = PointRows.Options("multiclass") with
        {
            Epochs = 1,
            BatchSize = 7,
            Optimizer = Optimizers.Sgd(1e-30),
            Loss = Losses.CrossEntropy(smoothing, weights, ignored),
        };
        var ml = new MLContext(1);
        using var model = PointRows.Fit("multiclass", options with { ValidationSet = PointRows.View(ml, rows) }, rows);
        using var scope = torch.NewDisposeScope();
        using var data = TrainingSet.Load(PointRows.View(ml, rows), "Features", "Label");
        using var classes = weights is null ? null : torch.tensor(weights, torch.float32);
        var expected = torch.nn.functional.cross_entropy(
            model.Network.call(data.Features), data.Labels, classes, ignored, torch.nn.Reduction.Mean, smoothing).item<float>();
        Assert.AreEqual(expected, model.History.Epochs[0].TrainingLoss, 1e-6);
        Assert.AreEqual(expected, model.History.Epochs[0].ValidationLoss!.Value, 1e-6);
    }
}
