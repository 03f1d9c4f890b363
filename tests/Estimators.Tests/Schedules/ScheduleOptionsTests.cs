namespace MLNetTorch.Estimators.Tests;

/// <summary>Every setting of every schedule is checked.</summary>
[TestClass]
public sealed class ScheduleOptionsTests
{
    private const ScheduleUnit NoUnit = (ScheduleUnit)7;

    public static IEnumerable<object[]> Faulty =>
    [
        [Schedules.Step(0, 0, NoUnit), "Each Size Factor"],
        [Schedules.MultiStep([], -1, NoUnit), "Each Factor Milestones"],
        [Schedules.MultiStep([3, 3]), "Milestones"],
        [Schedules.MultiStep([0, 3]), "Milestones"],
        [Schedules.Exponential(double.NaN, NoUnit), "Each Factor"],
        [Schedules.Cosine(0, -1, NoUnit), "Each Length MinimumRate"],
        [Schedules.CosineWarmRestarts(0, 0, -1, NoUnit), "Each FirstLength LengthFactor MinimumRate"],
        [
            Schedules.OneCycle(0) with
            {
                TotalSteps = 0, RisingShare = 2, Strategy = (AnnealStrategy)7, MinimumMomentum = -1, MaximumMomentum = 1, StartDivisor = 0,
                FinalDivisor = 0, Each = NoUnit,
            },
            "MaximumRate TotalSteps RisingShare Strategy MinimumMomentum MaximumMomentum StartDivisor FinalDivisor Each"
        ],
        [
            Schedules.ReduceOnPlateau(1, -1) with
            {
                Measure = (PlateauMeasure)7, Threshold = -1, ThresholdMode = (ThresholdMode)7, Cooldown = -1, MinimumRate = -1,
                SmallestChange = -1,
            },
            "Measure Factor Patience Threshold ThresholdMode Cooldown MinimumRate SmallestChange"
        ],
        [Schedules.Warmup(0, Schedules.Step(0), 1, NoUnit), "Length StartFactor Each Then.Size"],
        [Schedules.Linear(0, -1, 0, NoUnit), "Each StartFactor EndFactor Length"],
        [Schedules.Constant(0, 0, NoUnit), "Each Factor Length"],
        [Schedules.Polynomial(0, 0, NoUnit), "Each Length Power"],
        [Schedules.Lambda(_ => 1, NoUnit), "Each"],
    ];

    [TestMethod]
    [DynamicData(nameof(Faulty))]
    public void All_faults_are_named_in_training_and_in_a_preview(LearningRateSchedule schedule, string options)
    {
        var expected = options.Split(' ').Select(option => $"Schedule.{option}").ToArray();
        var training = Assert.ThrowsExactly<TrainerOptionsException>(() => Make(new TorchTrainerOptions { Schedule = schedule }));
        CollectionAssert.AreEqual(expected, training.Faults.Select(each => each.Option).ToArray());
        var preview = Assert.ThrowsExactly<TrainerOptionsException>(() => schedule.Preview(0.1, 3));
        Assert.AreEqual(training.Message, preview.Message);
    }

    [TestMethod]
    public void Momentum_is_cycled_only_where_there_is_one()
    {
        var cycle = Schedules.OneCycle(0.1);
        foreach (TrainingOptimizer optimizer in new TrainingOptimizer[] { Optimizers.Adagrad(), Optimizers.Adadelta(), Optimizers.RMSprop() })
        {
            var fault = Assert.ThrowsExactly<TrainerOptionsException>(
                () => Make(new TorchTrainerOptions { Optimizer = optimizer, Schedule = Schedules.Warmup(2, cycle) }));
            Assert.AreEqual("Schedule.CycleMomentum", fault.Faults.Single().Option);
            Make(new TorchTrainerOptions { Optimizer = optimizer, Schedule = cycle with { CycleMomentum = false } });
        }
    }

    private static TorchMulticlassTrainer Make(TorchTrainerOptions options)
        => new MLContext(1).Torch().MulticlassClassification(new Mlp(), options);
}
