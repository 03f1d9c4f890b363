namespace MLNetTorch.Estimators.Tests;

/// <summary>The learning rates of each schedule against PyTorch's, 21 of them.</summary>
[TestClass]
public sealed class GoldenScheduleTests
{
    private const double BaseRate = 0.1;
    private const double Tolerance = 1e-9;

    private static readonly Dictionary<string, LearningRateSchedule> Choices = new()
    {
        ["StepLR(step_size=5,gamma=0.5)"] = Schedules.Step(5, 0.5),
        ["MultiStepLR([3,8,15],gamma=0.1)"] = Schedules.MultiStep([3, 8, 15]),
        ["ExponentialLR(gamma=0.9)"] = Schedules.Exponential(0.9),
        ["CosineAnnealingLR(T_max=20)"] = Schedules.Cosine(20),
        ["CosineAnnealingLR(T_max=8,eta_min=0.001)"] = Schedules.Cosine(8, 0.001),
        ["OneCycleLR(max_lr=0.5,total_steps=21)"] = Schedules.OneCycle(0.5),
        ["OneCycleLR(max_lr=0.5,total_steps=20)"] = Schedules.OneCycle(0.5) with { TotalSteps = 20 },
        ["OneCycleLR(max_lr=0.5,epochs=4,steps_per_epoch=5,anneal_strategy='linear',pct_start=0.4,three_phase=True)"] =
            Schedules.OneCycle(0.5) with { TotalSteps = 20, Strategy = AnnealStrategy.Linear, RisingShare = 0.4, ThreePhases = true },
        ["ReduceLROnPlateau(mode='min',factor=0.5,patience=2)"] = Schedules.ReduceOnPlateau(0.5, 2),
        ["ReduceLROnPlateau(mode='max',factor=0.1,patience=1,cooldown=2,min_lr=0.0005,threshold=0.01,threshold_mode='abs')"] =
            Schedules.ReduceOnPlateau(0.1, 1) with
            {
                Measure = PlateauMeasure.Accuracy,
                Cooldown = 2,
                MinimumRate = 0.0005,
                Threshold = 0.01,
                ThresholdMode = ThresholdMode.Absolute,
            },
        ["LambdaLR(0.95**epoch)"] = Schedules.Lambda(epoch => Math.Pow(0.95, epoch)),
        ["LinearLR(start_factor=1/3,total_iters=5)"] = Schedules.Linear(),
        ["CosineAnnealingWarmRestarts(T_0=5,T_mult=2,eta_min=0.01)"] = Schedules.CosineWarmRestarts(5, 2, 0.01),
        ["PolynomialLR(total_iters=10,power=2)"] = Schedules.Polynomial(10, 2),
        ["ConstantLR(factor=1/3,total_iters=5)"] = Schedules.Constant(),
    };

    public static IEnumerable<object[]> Names => Choices.Keys.Select(name => new object[] { name });

    [TestMethod]
    public void No_case_of_the_reference_is_left_out()
        => CollectionAssert.AreEquivalent(GoldenFile.NamesAt("schedulers", "cases").ToArray(), Choices.Keys.ToArray());

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Rates_and_momenta_are_PyTorchs(string name)
    {
        var expected = GoldenFile.At("schedulers", "cases", name);
        var measures = expected.TryGetProperty("metrics", out var metrics) ? GoldenFile.Doubles(metrics) : null;
        var values = Choices[name].Preview(BaseRate, 21, measures: measures);
        Compare(GoldenFile.Doubles(expected.GetProperty("lr")), values.Select(value => value.LearningRate));
        if (expected.TryGetProperty("momentum", out var momentum))
            Compare(GoldenFile.Doubles(momentum), values.Select(value => value.Momentum!.Value));
        else
            Assert.IsTrue(values.All(value => value.Momentum is null));
    }

    [TestMethod]
    public void One_cycle_ends_one_position_after_its_steps_as_PyTorchs_does()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(() => (Schedules.OneCycle(0.5) with { TotalSteps = 20 }).Preview(BaseRate, 22));
        Assert.Contains("Schedule.TotalSteps = 20, but position 21 was asked for", fault.Message);
    }

    // PyTorch 1.13.1: SequentialLR([LinearLR(start_factor=0.25, total_iters=4), CosineAnnealingLR(T_max=8)], [4]).
    [TestMethod]
    public void Warm_up_and_cosine_are_PyTorchs_sequence()
        => Compare([
            0.025, 0.043750000000000004, 0.06250000000000001, 0.08125000000000002, 0.1, 0.09619397662556434, 0.08535533905932738,
            0.0691341716182545, 0.05, 0.030865828381745515, 0.014644660940672627, 0.0038060233744356634,
        ], Rates(Schedules.Warmup(4, Schedules.Cosine(), startFactor: 0.25), 12));

    // PyTorch 1.13.1: SequentialLR([LinearLR(total_iters=3), StepLR(step_size=3, gamma=0.5)], [3]).
    [TestMethod]
    public void Warm_up_and_stairs_are_PyTorchs_sequence()
        => Compare([
            0.03333333333333333, 0.05555555555555556, 0.07777777777777778, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025,
        ], Rates(Schedules.Warmup(3, Schedules.Step(3, 0.5)), 12));

    private static IEnumerable<double> Rates(LearningRateSchedule schedule, int epochs)
        => schedule.Preview(BaseRate, epochs).Select(value => value.LearningRate);

    private static void Compare(double[] expected, IEnumerable<double> values)
    {
        var actual = values.ToArray();
        Assert.HasCount(expected.Length, actual);
        GoldenCount.Add(expected.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], Tolerance, $"[{i}]");
    }
}
