using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace MLNetTorch.Polyfills.Tests.Torch;

/// <summary>The learning rates of 21 epochs against PyTorch's.</summary>
[TestClass]
public sealed class SchedulerTests
{
    private static readonly Dictionary<string, Func<Optimizer, lr_scheduler.LRScheduler>> Schedulers = new()
    {
        ["StepLR(step_size=5,gamma=0.5)"] = optimizer => lr_scheduler.StepLR(optimizer, 5, 0.5),
        ["MultiStepLR([3,8,15],gamma=0.1)"] = optimizer => lr_scheduler.MultiStepLR(optimizer, [3, 8, 15], 0.1),
        ["ExponentialLR(gamma=0.9)"] = optimizer => lr_scheduler.ExponentialLR(optimizer, 0.9),
        ["CosineAnnealingLR(T_max=20)"] = optimizer => lr_scheduler.CosineAnnealingLR(optimizer, 20),
        ["CosineAnnealingLR(T_max=8,eta_min=0.001)"] = optimizer => lr_scheduler.CosineAnnealingLR(optimizer, 8, 0.001),
        ["LambdaLR(0.95**epoch)"] = optimizer => lr_scheduler.LambdaLR(optimizer, epoch => Math.Pow(0.95, epoch)),
        ["ConstantLR(factor=1/3,total_iters=5)"] = optimizer => lr_scheduler.ConstantLR(optimizer, 1.0 / 3, 5),
    };

    public static IEnumerable<object[]> Names => Schedulers.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Rates_are_PyTorchs(string name)
    {
        var expected = GoldenFile.Doubles(GoldenFile.At("schedulers").GetProperty("cases").GetProperty(name).GetProperty("lr")).ToArray();
        using var scope = NewDisposeScope();
        using var optimizer = SGD([new Parameter(zeros(1))], 0.1, 0.9);
        var scheduler = Schedulers[name](optimizer);
        foreach (double rate in expected)
        {
            Assert.AreEqual(rate, optimizer.ParamGroups.Single().LearningRate, 1e-9);
            optimizer.step();
            scheduler.step();
        }
    }
}
