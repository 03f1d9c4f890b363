using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Steps of each optimiser against PyTorch's.</summary>
[TestClass]
public sealed class GoldenOptimizerTests
{
    private const string ByHand = "manual: param -= 0.1*grad";

    private static readonly Dictionary<string, TrainingOptimizer> Choices = new()
    {
        ["SGD(lr=0.1)"] = Optimizers.Sgd(0.1),
        ["SGD(lr=0.1,momentum=0.9)"] = Optimizers.Sgd(0.1, momentum: 0.9),
        ["SGD(lr=0.1,momentum=0.9,nesterov=True,weight_decay=0.01)"] = Optimizers.Sgd(0.1, 0.9, nesterov: true, weightDecay: 0.01),
        ["SGD(lr=0.1,momentum=0.9,dampening=0.3,weight_decay=0.01)"] = Optimizers.Sgd(0.1, 0.9, weightDecay: 0.01, dampening: 0.3),
        ["Adam(lr=0.05)"] = Optimizers.Adam(0.05),
        ["Adam(lr=0.05,betas=(0.8,0.99),eps=1e-6,weight_decay=0.1,amsgrad=True)"] =
            Optimizers.Adam(0.05, 0.8, 0.99, 1e-6, weightDecay: 0.1, amsGrad: true),
        ["AdamW(lr=0.05)"] = Optimizers.AdamW(0.05),
        ["AdamW(lr=0.05,weight_decay=0.2)"] = Optimizers.AdamW(0.05, weightDecay: 0.2),
        ["RMSprop(lr=0.01)"] = Optimizers.RMSprop(),
        ["RMSprop(lr=0.01,alpha=0.9,momentum=0.9,centered=True,weight_decay=0.01)"] =
            Optimizers.RMSprop(0.01, alpha: 0.9, weightDecay: 0.01, momentum: 0.9, centered: true),
        ["Adagrad(lr=0.1)"] = Optimizers.Adagrad(0.1),
        ["Adagrad(lr=0.1,lr_decay=0.1,weight_decay=0.01,initial_accumulator_value=0.1)"] =
            Optimizers.Adagrad(0.1, learningRateDecay: 0.1, weightDecay: 0.01, initialAccumulatorValue: 0.1),
        ["Adadelta(lr=1.0)"] = Optimizers.Adadelta(),
        ["Adamax(lr=0.05)"] = Optimizers.Adamax(0.05),
        ["RAdam(lr=0.05)"] = Optimizers.RAdam(0.05),
    };

    public static IEnumerable<object[]> Names => Choices.Keys.Select(name => new object[] { name });

    [TestMethod]
    public void No_case_of_the_reference_is_left_out() => CollectionAssert.AreEquivalent(
        GoldenFile.NamesAt("optimizers", "cases").ToArray(), Choices.Keys.Append(ByHand).Append(NAdamTests.Case).ToArray());

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Five_steps_are_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var problem = new GoldenProblem();
        using var optimizer = Choices[name].Create(problem.Parameters);
        problem.Follow(GoldenFile.At("optimizers", "cases", name, "f64"), optimizer.zero_grad, () => optimizer.step());
    }

    [TestMethod]
    public void Five_steps_by_hand_are_PyTorchs()
    {
        using var scope = NewDisposeScope();
        var problem = new GoldenProblem();
        problem.Follow(GoldenFile.At("optimizers", "cases", ByHand, "f64"), () => ZeroGradients(problem), () => StepByHand(problem));
    }

    [TestMethod]
    public void Gradients_are_clipped_to_a_joint_norm_as_PyTorch_does()
    {
        using var scope = NewDisposeScope();
        var expected = GoldenFile.At("optimizers", "clip_grad_norm_([3,4], max_norm=1)");
        var weight = new Parameter(zeros(2));
        (weight * tensor(new[] { 3f, 4f })).sum().backward();
        var norm = nn.utils.clip_grad_norm_([weight], 1);
        Assert.AreEqual(expected.GetProperty("returned_norm").GetDouble(), norm, 1e-5);
        GoldenTensor.AreEqual(expected.GetProperty("grad_after"), weight.grad!, 1e-5, "gradient");
    }

    // The reference has five steps, and RAdam divides by the mean square from the sixth on. These numbers are PyTorch 1.13.1's,
    // in float64, after twelve steps on the same problem.
    [TestMethod]
    public void RAdam_is_PyTorchs_once_it_divides()
    {
        using var scope = NewDisposeScope();
        var problem = new GoldenProblem();
        using var optimizer = Optimizers.RAdam(0.05).Create(problem.Parameters);
        problem.Step(optimizer, 12);
        GoldenProblem.AreClose([
            0.6932268538796695, 0.37381758594023506, -0.36598353127579986, 0.49003936443265067, -0.3669734381361098, -0.09191895709047808,
            0.3826353975781455, 0.1610186766880033, -0.7336857860757569, -0.5326488560385648, 0.4753294475723468, 0.25364238002566514,
        ], problem.Weight);
        GoldenProblem.AreClose([0.021798396688070196, -0.018960091597721346, 0.1201272031410862], problem.Bias);
    }

    [TestMethod]
    public void RAdam_with_other_settings_is_PyTorchs_once_it_divides()
    {
        using var scope = NewDisposeScope();
        var problem = new GoldenProblem();
        using var optimizer = Optimizers.RAdam(0.05, beta1: 0.8, beta2: 0.99, weightDecay: 0.1).Create(problem.Parameters);
        problem.Step(optimizer, 12);
        GoldenProblem.AreClose([
            0.6428520135278445, 0.3808004054597001, -0.3252292355418214, 0.44450056014943773, -0.3754986151153048, -0.11756270097078887,
            0.3403722065481318, 0.12418566183217832, -0.6823950012350689, -0.48659145100205065, 0.4962047095156591, 0.21472918670245847,
        ], problem.Weight);
        GoldenProblem.AreClose([0.05051707639193607, -0.04702272573481348, 0.14370329146666697], problem.Bias);
    }

    private static void ZeroGradients(GoldenProblem problem)
    {
        foreach (var parameter in problem.Parameters)
            parameter.grad?.zero_();
    }

    private static void StepByHand(GoldenProblem problem)
    {
        using var unrecorded = no_grad();
        foreach (var parameter in problem.Parameters)
            parameter.sub_(parameter.grad! * 0.1);
    }
}
