namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class TrainerOptionsTests
{
    [TestMethod]
    public void All_faults_stand_in_one_message()
    {
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(() => Make(new TorchTrainerOptions
        {
            LabelColumnName = "",
            FeatureColumnName = "",
            Epochs = 0,
            BatchSize = -1,
            Optimizer = Optimizers.Sgd(learningRate: 0, momentum: -1, nesterov: true, weightDecay: double.NaN, dampening: -2),
            Loss = Losses.CrossEntropy(labelSmoothing: 1),
            ValidationFraction = 1,
            Device = "gpu",
            Threads = 0,
            OnCancel = (CancelBehavior)9,
        }));
        Assert.AreEqual(
            """
            14 options of the trainer are out of range:
              LabelColumnName = ""; allowed: the name of a column
              FeatureColumnName = ""; allowed: the name of a column
              Epochs = 0; allowed: 1 or more
              BatchSize = -1; allowed: 1 or more
              Optimizer.LearningRate = 0; allowed: more than 0
              Optimizer.Momentum = -1; allowed: 0 or more
              Optimizer.Nesterov = True; allowed: true only with a momentum of more than 0 and a dampening of 0
              Optimizer.WeightDecay = NaN; allowed: 0 or more
              Optimizer.Dampening = -2; allowed: 0 or more
              Loss.LabelSmoothing = 1; allowed: 0 or more and less than 1
              ValidationFraction = 1; allowed: 0 or more and less than 1
              OnCancel = 9; allowed: Throw or KeepBest
              Device = "gpu"; allowed: null, "cpu", "cuda" or "cuda:<number>"
              Threads = 0; allowed: null or 1 to 1024
            """, fault.Message);
        Assert.HasCount(14, fault.Faults);
    }

    [TestMethod]
    public void Adam_is_checked_too()
    {
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(() => Make(new TorchTrainerOptions
        {
            Optimizer = Optimizers.Adam(double.PositiveInfinity, beta1: 1, beta2: -0.1, epsilon: -1, weightDecay: -1),
        }));
        CollectionAssert.AreEqual(
            new[] { "Optimizer.LearningRate", "Optimizer.Beta1", "Optimizer.Beta2", "Optimizer.Epsilon", "Optimizer.WeightDecay" },
            fault.Faults.Select(each => each.Option).ToArray());
    }

    [TestMethod]
    public void Missing_parts_are_faults()
    {
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(() => Make(new TorchTrainerOptions { Optimizer = null!, Callbacks = [null!] }));
        CollectionAssert.AreEqual(new[] { "Optimizer", "Callbacks[0]" }, fault.Faults.Select(each => each.Option).ToArray());
    }

    [TestMethod]
    public void One_column_cannot_be_both()
    {
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(() => Make(new TorchTrainerOptions { FeatureColumnName = "Label" }));
        Assert.AreEqual(
            $"An option of the trainer is out of range:{Environment.NewLine}  FeatureColumnName = \"Label\"; allowed: another column than the label's",
            fault.Message);
    }

    [TestMethod]
    [DataRow("cuda:")]
    [DataRow("cuda:-1")]
    [DataRow("cuda:x")]
    [DataRow("CPU")]
    [DataRow("")]
    public void A_device_of_another_form_is_a_fault(string device)
        => Assert.ThrowsExactly<TrainerOptionsException>(() => Make(new TorchTrainerOptions { Device = device }));

    [TestMethod]
    public void The_defaults_are_in_range() => Assert.AreEqual(new TorchTrainerOptions(), Make(new TorchTrainerOptions()).Options);

    [TestMethod]
    public void A_loss_that_wants_log_probabilities_refuses_logits()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => Make(new TorchTrainerOptions { Loss = Losses.NegativeLogLikelihood() }));
        Assert.Contains("NegativeLogLikelihood does not take the output of Mlp, whose OutputActivation is None", fault.Message);
        Assert.Contains("Losses.CrossEntropy()", fault.Message);
    }

    private static TorchMulticlassTrainer Make(TorchTrainerOptions options)
        => new MLContext(1).Torch().MulticlassClassification(new Mlp(), options);
}
