using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Polyfills.Tests.Torch;

/// <summary>The losses and their gradients against PyTorch's, in each reduction.</summary>
[TestClass]
public sealed class LossTests
{
    private delegate Tensor LossOf(Tensor input, Tensor target, Tensor withIgnore, Tensor weights, Reduction reduction);

    private static readonly Dictionary<string, LossOf> Losses = new()
    {
        ["cross_entropy"] = (x, y, _, _, r) => functional.cross_entropy(x, y, null, -100, r),
        ["cross_entropy weight"] = (x, y, _, w, r) => functional.cross_entropy(x, y, w, -100, r),
        ["cross_entropy label_smoothing=0.1"] = (x, y, _, _, r) => functional.cross_entropy(x, y, null, -100, r, 0.1),
        ["cross_entropy weight label_smoothing=0.1"] = (x, y, _, w, r) => functional.cross_entropy(x, y, w, -100, r, 0.1),
        ["cross_entropy ignore_index=-100"] = (x, _, y, _, r) => functional.cross_entropy(x, y, null, -100, r),
        ["cross_entropy ignore_index=3"] = (x, y, _, _, r) => functional.cross_entropy(x, y, null, 3, r),
        ["cross_entropy weight ignore_index=3 label_smoothing=0.1"] = (x, y, _, w, r) => functional.cross_entropy(x, y, w, 3, r, 0.1),
        ["cross_entropy soft targets (softmax of fill tag 6002)"] =
            (x, _, _, _, r) => functional.cross_entropy(x, Fill.Tensor(6002, [5, 4], -2, 2).softmax(1), null, -100, r),
        ["nll_loss of log_softmax"] = (x, y, _, _, r) => functional.nll_loss(x.log_softmax(1), y, null, r),
        ["nll_loss weight"] = (x, y, _, w, r) => functional.nll_loss(x.log_softmax(1), y, w, r),
        ["nll_loss weight ignore_index=3"] =
            (x, y, _, w, r) => functional.nll_loss(x.log_softmax(1), y.masked_fill(y.eq(3), -100), w, r),
        ["mse_loss vs fill(6003,-2,2)"] = (x, _, _, _, r) => functional.mse_loss(x, Fill.Tensor(6003, [5, 4], -2, 2), r),
        ["l1_loss vs fill(6003,-2,2)"] = (x, _, _, _, r) => functional.l1_loss(x, Fill.Tensor(6003, [5, 4], -2, 2), r),
        ["smooth_l1_loss vs fill(6003,-2,2)"] = (x, _, _, _, r) => functional.smooth_l1_loss(x, Fill.Tensor(6003, [5, 4], -2, 2), r),
        ["huber_loss delta=0.5 vs fill(6003,-2,2)"] = (x, _, _, _, r) => functional.huber_loss(x, Fill.Tensor(6003, [5, 4], -2, 2), 0.5, r),
        ["binary_cross_entropy_with_logits vs fill(6004,0,1)"] =
            (x, _, _, _, r) => functional.binary_cross_entropy_with_logits(x, Fill.Tensor(6004, [5, 4], 0, 1), null, r),
        ["binary_cross_entropy of sigmoid vs fill(6004,0,1)"] =
            (x, _, _, _, r) => functional.binary_cross_entropy(x.sigmoid(), Fill.Tensor(6004, [5, 4], 0, 1), null, r),
    };

    /// <summary>Cases that come in one reduction only.</summary>
    private static readonly Dictionary<string, LossOf> Single = new()
    {
        ["kl_div batchmean of log_softmax vs softmax(fill 6002)"] =
            (x, _, _, _, _) => functional.kl_div(x.log_softmax(1), Fill.Tensor(6002, [5, 4], -2, 2).softmax(1), false, Reduction.Sum) / 5,
        ["seed 002 hand-written cross_entropy (no max subtraction)"] = (x, y, _, _, _) => HandWritten(x, y),
    };

    public static IEnumerable<object[]> SingleNames => Single.Keys.Select(name => new object[] { name });

    public static IEnumerable<object[]> Cases =>
        from name in Losses.Keys
        from reduction in new[] { Reduction.Mean, Reduction.Sum, Reduction.None }
        select new object[] { name, reduction };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void A_loss_is_what_PyTorch_computes(string name, Reduction reduction) =>
        Compare(CaseOf(name, reduction), Losses[name], reduction);

    [TestMethod]
    [DynamicData(nameof(SingleNames))]
    public void A_loss_of_one_reduction_is_what_PyTorch_computes(string name) => Compare(name, Single[name], Reduction.Mean);

    [TestMethod]
    public void No_case_of_the_reference_is_left_out() => CollectionAssert.AreEquivalent(
        GoldenFile.NamesAt("losses", "cases").ToArray(),
        Cases.Select(entry => CaseOf((string)entry[0], (Reduction)entry[1])).Concat(Single.Keys).ToArray());

    [TestMethod]
    public void A_loss_written_by_hand_overflows_where_the_function_does_not()
    {
        using var scope = NewDisposeScope();
        var expected = GoldenFile.At("losses", "hand_written_overflow");
        var logits = tensor(new float[,] { { 100, 0 } });
        var target = tensor(new long[] { 0 });
        GoldenTensor.AreEqual(expected.GetProperty("F.cross_entropy"), functional.cross_entropy(logits, target), 1e-5, "function");
        Assert.AreEqual(GoldenFile.Double(expected.GetProperty("seed002")), HandWritten(logits, target).ToDouble());
        GoldenCount.Add(1);
    }

    private static string CaseOf(string name, Reduction reduction) => $"{name} {reduction.ToString().ToLowerInvariant()}";

    private static Tensor HandWritten(Tensor x, Tensor y) => (x.exp().sum(1).log() - x.gather(1, y.unsqueeze(1)).squeeze(1)).mean();

    private static void Compare(string caseName, LossOf lossOf, Reduction reduction)
    {
        var section = GoldenFile.At("losses");
        var expected = section.GetProperty("cases").GetProperty(caseName).GetProperty("f32");
        using var scope = NewDisposeScope();
        var input = Fill.Of(section.GetProperty("input")).requires_grad_();
        var target = tensor(GoldenFile.Longs(section.GetProperty("target")));
        var withIgnore = tensor(GoldenFile.Longs(section.GetProperty("target_with_ignore")));
        var weights = tensor(GoldenFile.Doubles(section.GetProperty("class_weights")).Select(weight => (float)weight).ToArray());

        var loss = lossOf(input, target, withIgnore, weights, reduction);

        GoldenTensor.AreEqual(expected.GetProperty("loss"), loss, 1e-5, "loss");
        loss.sum().backward();
        GoldenTensor.AreEqual(expected.GetProperty("grad_input_of_sum"), input.grad!, 1e-4, "gradient");
    }

    [TestMethod]
    public void A_loss_module_gives_what_the_function_gives()
    {
        using var scope = NewDisposeScope();
        var input = Fill.Tensor(6001, [5, 4], -2, 2);
        var target = tensor(new long[] { 0, 3, 1, 2, 3 });
        using var crossEntropy = CrossEntropyLoss();
        using var likelihood = NLLLoss();
        using var squares = MSELoss(Reduction.Sum);
        Assert.AreEqual(functional.cross_entropy(input, target).ToDouble(), crossEntropy.call(input, target).ToDouble());
        Assert.AreEqual(functional.cross_entropy(input, target).ToDouble(), likelihood.call(input.log_softmax(1), target).ToDouble(), 1e-6);
        Assert.AreEqual(input.square().sum().ToDouble(), squares.call(input, zeros_like(input)).ToDouble(), 1e-5);
    }

    [TestMethod]
    public void All_targets_ignored_gives_NaN()
    {
        using var scope = NewDisposeScope();
        var loss = functional.cross_entropy(rand(2, 3), tensor(new long[] { -100, -100 }));
        Assert.AreEqual(GoldenFile.Double(GoldenFile.At("losses", "all_ignored_mean")), loss.ToDouble());
        GoldenCount.Add(1);
    }
}
