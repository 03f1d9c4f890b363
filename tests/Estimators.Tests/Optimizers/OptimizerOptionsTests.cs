namespace MLNetTorch.Estimators.Tests;

/// <summary>Every setting of every optimiser is checked.</summary>
[TestClass]
public sealed class OptimizerOptionsTests
{
    public static IEnumerable<object[]> Faulty =>
    [
        [Optimizers.Sgd(0, -1, true, -1, -1), "LearningRate Momentum Nesterov WeightDecay Dampening"],
        [Optimizers.Adam(double.NaN, 1, -1, -1, -1), "LearningRate Beta1 Beta2 Epsilon WeightDecay"],
        [Optimizers.AdamW(-1, 1, -1, -1, -1), "LearningRate Beta1 Beta2 Epsilon WeightDecay"],
        [Optimizers.RMSprop(0, 1, -1, -1, -1), "LearningRate Alpha Epsilon WeightDecay Momentum"],
        [Optimizers.Adagrad(0, -1, -1, -1, -1), "LearningRate LearningRateDecay WeightDecay InitialAccumulatorValue Epsilon"],
        [Optimizers.Adadelta(0, 1, 0, -1), "LearningRate Rho Epsilon WeightDecay"],
        [Optimizers.Adamax(0, 1, 1, -1, -1), "LearningRate Beta1 Beta2 Epsilon WeightDecay"],
        [Optimizers.NAdam(0, 1, 1, -1, -1, -1), "LearningRate Beta1 Beta2 Epsilon WeightDecay MomentumDecay"],
        [Optimizers.RAdam(0, 1, 1, -1, -1), "LearningRate Beta1 Beta2 Epsilon WeightDecay"],
    ];

    [TestMethod]
    [DynamicData(nameof(Faulty))]
    public void All_faults_are_named(TrainingOptimizer optimizer, string options)
    {
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(
            () => new MLContext(1).Torch().MulticlassClassification(new Mlp(), new TorchTrainerOptions { Optimizer = optimizer }));
        CollectionAssert.AreEqual(
            options.Split(' ').Select(option => $"Optimizer.{option}").ToArray(), fault.Faults.Select(each => each.Option).ToArray());
    }
}
