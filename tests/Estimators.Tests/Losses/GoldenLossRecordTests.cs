using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

/// <summary>The losses to choose from, and their gradients, against PyTorch's.</summary>
[TestClass]
public sealed class GoldenLossRecordTests
{
    private static readonly double[] ClassWeights = GoldenFile.Doubles(GoldenFile.At("losses", "class_weights"));

    private static readonly Dictionary<string, TrainingLoss> OfClasses = new()
    {
        ["cross_entropy"] = Losses.CrossEntropy(),
        ["cross_entropy weight"] = Losses.CrossEntropy(classWeights: ClassWeights),
        ["cross_entropy label_smoothing=0.1"] = Losses.CrossEntropy(0.1),
        ["cross_entropy weight label_smoothing=0.1"] = Losses.CrossEntropy(0.1, ClassWeights),
        ["cross_entropy ignore_index=-100"] = Losses.CrossEntropy(),
        ["cross_entropy ignore_index=3"] = Losses.CrossEntropy(ignoreIndex: 3),
        ["cross_entropy weight ignore_index=3 label_smoothing=0.1"] = Losses.CrossEntropy(0.1, ClassWeights, 3),
        ["nll_loss of log_softmax"] = Losses.NegativeLogLikelihood(),
        ["nll_loss weight"] = Losses.NegativeLogLikelihood(ClassWeights),
        ["nll_loss weight ignore_index=3"] = Losses.NegativeLogLikelihood(ClassWeights, 3),
    };

    private static readonly Dictionary<string, (TrainingLoss Loss, int Tag, int Low, int High)> OfValues = new()
    {
        ["mse_loss vs fill(6003,-2,2)"] = (Losses.MeanSquaredError(), 6003, -2, 2),
        ["l1_loss vs fill(6003,-2,2)"] = (Losses.MeanAbsoluteError(), 6003, -2, 2),
        ["smooth_l1_loss vs fill(6003,-2,2)"] = (Losses.SmoothL1(), 6003, -2, 2),
        ["huber_loss delta=0.5 vs fill(6003,-2,2)"] = (Losses.Huber(0.5), 6003, -2, 2),
        ["binary_cross_entropy_with_logits vs fill(6004,0,1)"] = (Losses.BinaryCrossEntropyWithLogits(), 6004, 0, 1),
    };

    public static IEnumerable<object[]> ClassCases =>
        from entry in OfClasses
        from activation in Enum.GetValues<OutputActivation>()
        where entry.Value.Takes(activation)
        select new object[] { entry.Key, activation };

    public static IEnumerable<object[]> ValueCases => OfValues.Keys.Select(name => new object[] { name });

    /// <summary>Whatever the network ends in, the loss and its gradient for the logits are those of PyTorch's route over logits.</summary>
    [TestMethod]
    [DynamicData(nameof(ClassCases))]
    public void A_loss_of_classes_is_PyTorchs_for_every_end_of_a_network(string name, OutputActivation activation)
    {
        using var scope = NewDisposeScope();
        var targets = name.EndsWith("-100", StringComparison.Ordinal) ? "target_with_ignore" : "target";
        var labels = tensor(GoldenFile.Longs(GoldenFile.At("losses", targets)));
        Compare($"{name} mean", logits => OfClasses[name].Compute(EndOf(logits, activation), labels, activation));
    }

    [TestMethod]
    [DynamicData(nameof(ValueCases))]
    public void A_loss_of_values_is_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var (loss, tag, low, high) = OfValues[name];
        var labels = Fill.Tensor(tag, [5, 4], low, high);
        Compare($"{name} mean", output => loss.Compute(output, labels, OutputActivation.None));
    }

    /// <summary>PyTorch's mean over no rows; the training says so, see <see cref="ClassLossTests"/>.</summary>
    [TestMethod]
    [DataRow(OutputActivation.None, 0.0)]
    [DataRow(OutputActivation.None, 0.1)]
    [DataRow(OutputActivation.LogSoftmax, 0.0)]
    [DataRow(OutputActivation.LogSoftmax, 0.1)]
    public void No_row_that_counts_has_no_mean(OutputActivation activation, double smoothing)
    {
        using var scope = NewDisposeScope();
        var loss = Losses.CrossEntropy(smoothing, ignoreIndex: 1).Compute(zeros(2, 4), ones(2, ScalarType.Int64), activation);
        Assert.AreEqual(GoldenFile.Double(GoldenFile.At("losses", "all_ignored_mean")), loss.ToDouble());
        GoldenCount.Add(1);
    }

    [TestMethod]
    public void Large_logits_do_not_overflow()
    {
        using var scope = NewDisposeScope();
        var expected = GoldenFile.At("losses", "hand_written_overflow");
        var loss = Losses.CrossEntropy().Compute(tensor(new[,] { { 100f, 0f } }), zeros(1, ScalarType.Int64), OutputActivation.None);
        GoldenTensor.AreEqual(expected.GetProperty("F.cross_entropy"), loss, 1e-5, "loss");
    }

    // pos_weight w multiplies the part of the yes: w * y * -log(p) + (1 - y) * -log(1 - p).
    [TestMethod]
    public void A_positive_weight_weighs_the_yes()
    {
        using var scope = NewDisposeScope();
        var (logits, labels) = (Fill.Tensor(6001, [5, 4], -2, 2), Fill.Tensor(6004, [5, 4], 0, 1));
        var p = logits.sigmoid();
        var expected = -((labels * p.log() * 3) + ((1 - labels) * (1 - p).log())).mean();
        var loss = Losses.BinaryCrossEntropyWithLogits(3).Compute(logits, labels, OutputActivation.None);
        Assert.AreEqual(expected.ToDouble(), loss.ToDouble(), 1e-6);
    }

    private static Tensor EndOf(Tensor logits, OutputActivation activation) => activation switch
    {
        OutputActivation.LogSoftmax => logits.log_softmax(1),
        OutputActivation.Softmax => logits.softmax(1),
        _ => logits,
    };

    private static void Compare(string name, Func<Tensor, Tensor> lossOf)
    {
        var expected = GoldenFile.At("losses", "cases", name, "f64");
        var input = Fill.Of(GoldenFile.At("losses", "input")).requires_grad_();
        var loss = lossOf(input);
        GoldenTensor.AreEqual(expected.GetProperty("loss"), loss, 1e-5, "loss");
        loss.backward();
        GoldenTensor.AreEqual(expected.GetProperty("grad_input_of_sum"), input.grad!, 1e-5, "gradient");
    }
}
