using TorchSharp.Modules;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Schedules at work in a training.</summary>
[TestClass]
public sealed class ScheduledTrainingTests
{
    private const int BatchSize = 20;
    private const int BatchesPerEpoch = 3;

    [TestMethod]
    public void An_epoch_trains_at_its_rate_and_the_history_tells_it()
    {
        var history = Train(Optimizers.Sgd(0.1), Schedules.Step(2, 0.5), epochs: 5).History;
        CollectionAssert.AreEqual(new[] { 0.1, 0.1, 0.05, 0.05, 0.025 }, history.Epochs.Select(epoch => epoch.LearningRate).ToArray());
    }

    [TestMethod]
    [DataRow("step")]
    [DataRow("batches")]
    [DataRow("one cycle")]
    public void Weights_are_those_of_a_loop_by_hand(string kind)
    {
        LearningRateSchedule schedule = kind switch
        {
            "step" => Schedules.Step(1, 0.5),
            "batches" => Schedules.Exponential(0.9, ScheduleUnit.Batch),
            _ => Schedules.OneCycle(0.2),
        };
        var (weights, _) = Train(Optimizers.Sgd(0.1, momentum: 0.9), schedule, epochs: 4);
        CollectionAssert.AreEqual(ByHand(schedule.Preview(0.1, 4, BatchesPerEpoch)), weights);
    }

    [TestMethod]
    public void One_cycle_moves_the_momentum_of_every_optimiser_that_has_one()
    {
        var cycle = Schedules.OneCycle(0.05);
        foreach (TrainingOptimizer optimizer in new TrainingOptimizer[]
        {
            Optimizers.Sgd(), Optimizers.Adam(), Optimizers.AdamW(), Optimizers.RMSprop(momentum: 0.5), Optimizers.Adamax(),
            Optimizers.NAdam(), Optimizers.RAdam(),
        })
        {
            Assert.IsTrue(optimizer.HasMomentum, optimizer.GetType().Name);
            var cycled = Train(optimizer, cycle, epochs: 2).Weights;
            CollectionAssert.AreNotEqual(Train(optimizer, cycle with { CycleMomentum = false }, epochs: 2).Weights, cycled);
        }
    }

    [TestMethod]
    public void Every_optimiser_learns()
    {
        foreach (TrainingOptimizer optimizer in new TrainingOptimizer[]
        {
            Optimizers.Sgd(0.1), Optimizers.Adam(), Optimizers.AdamW(), Optimizers.RMSprop(1e-3), Optimizers.Adagrad(), Optimizers.Adadelta(),
            Optimizers.Adamax(), Optimizers.NAdam(), Optimizers.RAdam(0.01),
        })
        {
            var epochs = Train(optimizer, schedule: null, epochs: 10).History.Epochs;
            Assert.IsLessThan(0.7 * epochs[0].TrainingLoss, epochs[^1].TrainingLoss, optimizer.GetType().Name);
        }
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.2)]
    public void A_plateau_of_the_loss_lowers_the_rate(double validation)
    {
        // So small a rate makes no epoch better by the wanted half.
        var schedule = Schedules.ReduceOnPlateau(0.1, patience: 1) with { Threshold = 0.5, SmallestChange = 0 };
        var history = Train(Optimizers.Sgd(1e-6), schedule, epochs: 6, validation).History;
        Assert.AreEqual(1e-6, history.Epochs[2].LearningRate);
        Assert.AreEqual(1e-7, history.Epochs[3].LearningRate, 1e-15);
        Assert.AreEqual(1e-8, history.Epochs[5].LearningRate, 1e-15);
    }

    [TestMethod]
    public void A_schedule_that_ends_too_early_is_refused_before_training()
    {
        var fault = Assert.ThrowsExactly<ArgumentException>(
            () => Train(Optimizers.Sgd(), Schedules.OneCycle(0.1) with { TotalSteps = 5 }, epochs: 2));
        Assert.Contains("Schedule.TotalSteps = 5, but the training has 6 of them.", fault.Message);
    }

    [TestMethod]
    public void An_optimiser_that_has_no_momentum_after_all_is_named()
    {
        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => Train(new Boastful(), Schedules.OneCycle(0.1), epochs: 1));
        Assert.Contains("cycles the momentum, but TorchSharp.Modules.Adagrad+ParamGroup has none", fault.Message);
    }

    private static (byte[] Weights, TrainingHistory History) Train(
        TrainingOptimizer optimizer, LearningRateSchedule? schedule, int epochs, double validation = 0)
    {
        var ml = new MLContext(1);
        var options = new TorchTrainerOptions
        {
            Epochs = epochs,
            BatchSize = BatchSize,
            Seed = 3,
            Shuffle = false,
            Optimizer = optimizer,
            Schedule = schedule,
            ValidationFraction = validation,
        };
        using var model = ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [20] }, options).Fit(ToyRows.Load(ml));
        return (Weights.Of(model.Network), model.History);
    }

    private static byte[] ByHand(IReadOnlyList<ScheduleValue> values)
    {
        using var random = new RandomStream(3);
        using var network = random.Run(() => new Mlp { HiddenSizes = [20] }.Build(new NetworkShape([1, 16, 16], 3)));
        using var data = TrainingSet.Load(ToyRows.Load(new MLContext(1)), "Features", "Label");
        using var optimizer = torch.optim.SGD(network.parameters(), 0.1, 0.9);
        var group = (SGD.ParamGroup)optimizer.ParamGroups.Single();
        for (var step = 0; step < values.Count; step++)
        {
            using var scope = torch.NewDisposeScope();
            var start = step % BatchesPerEpoch * BatchSize;
            optimizer.zero_grad();
            var output = network.call(data.Features.narrow(0, start, BatchSize));
            torch.nn.functional.cross_entropy(output, data.Labels.narrow(0, start, BatchSize)).backward();
            (group.LearningRate, group.Momentum) = (values[step].LearningRate, values[step].Momentum ?? group.Momentum);
            optimizer.step();
        }
        return Weights.Of(network);
    }

    private sealed record Boastful() : TrainingOptimizer(0.1)
    {
        public override bool HasMomentum => true;

        public override torch.optim.Optimizer Create(IEnumerable<Parameter> parameters) => torch.optim.Adagrad(parameters, LearningRate);
    }
}
