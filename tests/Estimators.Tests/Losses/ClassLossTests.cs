using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

/// <summary>How the settings of a loss meet the data of a training.</summary>
[TestClass]
public sealed class ClassLossTests
{
    [TestMethod]
    [DataRow("cross entropy")]
    [DataRow("likelihood")]
    public void As_many_weights_as_classes(string kind)
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Fit(LossOf(kind, [1, 2], -100)));
        Assert.Contains("Loss.ClassWeights has 2 weight(s), but the label column 'Label' has 3 classes.", fault.Message);
    }

    [TestMethod]
    [DataRow("cross entropy")]
    [DataRow("likelihood")]
    public void The_class_to_ignore_is_one_of_the_data(string kind)
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Fit(LossOf(kind, null, 3)));
        Assert.Contains("Loss.IgnoreIndex = 3, but the label column 'Label' has the classes 0 to 2.", fault.Message);
    }

    [TestMethod]
    [DataRow(1.0, -1.0)]
    [DataRow(1.0, double.NaN)]
    [DataRow(double.PositiveInfinity, 1.0)]
    [DataRow(0.0, 0.0)]
    public void Weights_that_weigh_nothing_are_a_fault(double first, double second)
    {
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(() => Fit(Losses.CrossEntropy(classWeights: [first, second])));
        Assert.AreEqual("Loss.ClassWeights", fault.Faults.Single().Option);
        Assert.Contains("a number of 0 or more for each class, not all 0", fault.Message);
    }

    [TestMethod]
    public void A_loss_of_values_is_refused()
    {
        foreach (TrainingLoss loss in new TrainingLoss[] { Losses.MeanSquaredError(), Losses.Huber(), Losses.BinaryCrossEntropyWithLogits() })
        {
            var fault = Assert.ThrowsExactly<ArgumentException>(() => Fit(loss));
            Assert.Contains($"The loss {loss.GetType().Name} compares numbers, but this trainer learns classes.", fault.Message);
        }
    }

    [TestMethod]
    public void Settings_of_the_losses_of_values_are_checked()
    {
        foreach (TrainingLoss loss in new TrainingLoss[] { Losses.SmoothL1(0), Losses.Huber(-1), Losses.BinaryCrossEntropyWithLogits(0) })
        {
            var fault = Assert.ThrowsExactly<TrainerOptionsException>(() => Fit(loss));
            Assert.StartsWith("Loss.", fault.Faults.Single().Option);
        }
    }

    [TestMethod]
    public void Labels_of_another_shape_are_not_stretched()
    {
        using var scope = NewDisposeScope();
        var fault = Assert.ThrowsExactly<ArgumentException>(
            () => Losses.MeanSquaredError().Compute(zeros(3, 1), zeros(3), OutputActivation.None));
        Assert.Contains("the output is [3, 1], the labels are Float32 [3]", fault.Message);
        Assert.ThrowsExactly<ArgumentException>(
            () => Losses.MeanSquaredError().Compute(zeros(3), zeros(3, ScalarType.Int64), OutputActivation.None));
    }

    [TestMethod]
    public void An_ignored_class_is_not_learned()
    {
        var ml = new MLContext(1);
        var rows = ToyRows.Load(ml);
        var options = new TorchTrainerOptions { Epochs = 8, BatchSize = 20, Seed = 1, Loss = Losses.CrossEntropy(ignoreIndex: 1) };
        using var model = ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [20] }, options).Fit(rows);
        var counts = ml.MulticlassClassification.Evaluate(model.Transform(rows)).ConfusionMatrix.Counts;
        CollectionAssert.AreEqual(new[] { 20.0, 0, 20.0 }, new[] { counts[0][0], counts[1][1], counts[2][2] });
    }

    [TestMethod]
    public void A_batch_of_the_ignored_class_alone_ends_the_training_and_says_why()
    {
        var fault = Assert.ThrowsExactly<NonFiniteLossException>(() => Fit(Losses.CrossEntropy(ignoreIndex: 1), batchSize: 1));
        Assert.Contains("Where the loss ignores a class or weighs it 0, a batch of nothing else does it too: take larger batches.", fault.Message);
        (fault.LastGood as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void Losses_with_equal_weights_are_equal()
    {
        double[] weights = [1, 2, 3];
        var loss = Losses.CrossEntropy(0.1, weights);
        Assert.AreEqual(Losses.CrossEntropy(0.1, [1, 2, 3]), loss);
        weights[0] = 9;
        Assert.AreEqual(Losses.CrossEntropy(0.1, [1, 2, 3]), loss);
        Assert.AreNotEqual(Losses.CrossEntropy(0.1, [1, 2, 4]), loss);
    }

    private static TrainingLoss LossOf(string kind, double[]? weights, int ignored)
        => kind == "likelihood" ? Losses.NegativeLogLikelihood(weights, ignored) : Losses.CrossEntropy(0, weights, ignored);

    private static void Fit(TrainingLoss loss, int batchSize = 64)
    {
        var ml = new MLContext(1);
        var network = new Mlp { HiddenSizes = [5], OutputActivation = loss is NegativeLogLikelihood ? OutputActivation.LogSoftmax : default };
        var options = new TorchTrainerOptions { Epochs = 1, BatchSize = batchSize, Loss = loss };
        using var model = ml.Torch().MulticlassClassification(network, options).Fit(ToyRows.Load(ml));
    }
}
