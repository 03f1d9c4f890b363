namespace MLNetTorch.Estimators.Tests;

/// <summary>A checkpoint is gone on from by the training that wrote it, and by no other.</summary>
[TestClass]
public sealed class ForeignCheckpointTests : IDisposable
{
    private static readonly Mlp Network = new() { HiddenSizes = [6] };

    private readonly TemporaryFolder _folder = new();

    private TorchTrainerOptions Options => new()
    {
        Epochs = 3,
        BatchSize = 16,
        Seed = 7,
        ValidationFraction = 0.2,
        Checkpoint = new Checkpoint(_folder.Path) { EverySteps = 1, Resume = true },
    };

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Another_network_is_told() => Refused("Network was 'Mlp { ", Options, new Mlp { HiddenSizes = [7] });

    [TestMethod]
    public void Another_network_from_a_function_is_told_by_its_weights()
    {
        Crashing.CutOff(Options, 4, MLNetTorch.Networks.Network.From(shape => new Mlp { HiddenSizes = [6] }.Build(shape)));
        Refuse("Weights was '", Options, MLNetTorch.Networks.Network.From(shape => new Mlp { HiddenSizes = [8] }.Build(shape)));
    }

    [TestMethod]
    public void Another_batch_size_is_told() => Refused("BatchSize was '16' and is '8'", Options with { BatchSize = 8 });

    [TestMethod]
    public void Another_optimiser_is_told() => Refused("Optimizer was '", Options with { Optimizer = Optimizers.Sgd(0.1) });

    [TestMethod]
    public void Another_seed_is_told() => Refused("Seed was '7' and is '8'", Options with { Seed = 8 });

    [TestMethod]
    public void Another_callback_is_told() => Refused("Callbacks was '[]' and is '[EarlyStopping { ", Options with { Callbacks = [Callbacks.EarlyStopping()] });

    [TestMethod]
    public void Other_rows_are_told() => Refused("Data was '60 rows, ", Options, rows: ml => ToyRows.Load(ml, seed: 2));

    [TestMethod]
    public void Fewer_rows_are_told() => Refused("Data was '60 rows, ", Options, rows: ml => ToyRows.Load(ml, rows: 57));

    [TestMethod]
    public void Another_validation_set_is_told()
    {
        var ml = new MLContext(1);
        var options = Options with { ValidationFraction = 0, ValidationSet = ToyRows.Load(ml, rows: 30, seed: 3) };
        Crashing.CutOff(options, 4, Network);
        Refuse("to measure: 30 rows, ", options with { ValidationSet = ToyRows.Load(ml, rows: 30, seed: 4) }, Network);
    }

    [TestMethod]
    public void Streamed_rows_are_told_from_others_and_from_another_buffer()
    {
        var streamed = Options with { MemoryBudget = 20_000 };
        Crashing.CutOff(streamed, 4, Network);
        Refuse("streamed rows, ", streamed, Network, ml => ToyRows.Load(ml, seed: 2));
        Refuse("shuffled within ", streamed with { MemoryBudget = 30_000 }, Network);
        Refuse("Data was '60 streamed rows, ", Options, Network);
    }

    [TestMethod]
    public void Fewer_epochs_are_told() => Refused("Epochs was 3 and is 2, which is fewer", Options with { Epochs = 2 });

    [TestMethod]
    public void More_epochs_go_on()
    {
        Crashing.CutOff(Options, 4, Network);
        using var resumed = Crashing.Fit(Options with { Epochs = 5 }, Network);
        using var whole = Crashing.Fit(Options with { Epochs = 5, Checkpoint = null }, Network);
        CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(resumed.Network));
    }

    [TestMethod]
    public void More_epochs_do_not_go_on_where_the_schedule_would_have_gone_another_way()
    {
        var cosine = Options with { Schedule = Schedules.Cosine() };
        Crashing.CutOff(cosine, 5, Network);
        Refuse("with 5 epochs instead of 3 the schedule would have taken another course from the start", cosine with { Epochs = 5 }, Network);
        using var same = Crashing.Fit(cosine, Network);
        Assert.HasCount(3, same.History.Epochs);
    }

    [TestMethod]
    public void More_epochs_go_on_where_the_schedule_does_not_look_at_the_end()
    {
        var steps = Options with { Schedule = Schedules.Step(2, 0.5) };
        Crashing.CutOff(steps, 4, Network);
        using var resumed = Crashing.Fit(steps with { Epochs = 5 }, Network);
        using var whole = Crashing.Fit(steps with { Epochs = 5, Checkpoint = null }, Network);
        CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(resumed.Network));
    }

    [TestMethod]
    public void A_folder_with_checkpoints_is_not_written_to_by_accident()
    {
        Crashing.CutOff(Options, 4, Network);
        var files = _folder.Checkpoints;
        var fault = Assert.ThrowsExactly<InvalidOperationException>(
            () => Crashing.Fit(Options with { Checkpoint = new Checkpoint(_folder.Path) }, Network));
        Assert.Contains($"The folder '{_folder.Path}' holds 2 checkpoint(s) of another training", fault.Message);
        Assert.Contains("Resume = true", fault.Message);
        CollectionAssert.AreEqual(files, _folder.Checkpoints);
    }

    [TestMethod]
    public void Only_the_newest_are_kept()
    {
        Crashing.CutOff(Options with { Checkpoint = Options.Checkpoint! with { Keep = 3 } }, 8, Network);
        Assert.HasCount(3, _folder.Checkpoints);
    }

    [TestMethod]
    public void An_optimiser_that_cannot_be_saved_is_refused_before_the_first_step_and_trains_without_checkpoints()
    {
        var options = Options with { Optimizer = new Unsavable(0.1) };
        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => Crashing.Fit(options with { Callbacks = [ToldBy.EveryBatch(_ => Assert.Fail())] }, Network));
        Assert.Contains("cannot be saved, so there can be no checkpoint", fault.Message);
        using var model = Crashing.Fit(options with { Checkpoint = null }, Network);
        Assert.HasCount(3, model.History.Epochs);
    }

    private void Refused(string difference, TorchTrainerOptions other, INetworkBuilder? network = null, Func<MLContext, IDataView>? rows = null)
    {
        Crashing.CutOff(Options, 4, Network);
        Refuse(difference, other, network ?? Network, rows);
    }

    private void Refuse(string difference, TorchTrainerOptions other, INetworkBuilder network, Func<MLContext, IDataView>? rows = null)
    {
        var allowed = NativeTensors.MiscountedFor(network);
        var before = NativeTensors.Alive();
        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => Crashing.Fit(other, network, rows));
        Assert.Contains($"The checkpoint in '{_folder.Path}' is of another training: ", fault.Message);
        Assert.Contains(difference, fault.Message);
        Assert.Contains("begin anew in another folder", fault.Message);
        Assert.IsLessThanOrEqualTo(before + allowed, NativeTensors.Alive());
    }

    /// <summary>An optimiser of one's own, which knows nothing of state dictionaries.</summary>
    private sealed record Unsavable(double LearningRate) : TrainingOptimizer(LearningRate)
    {
        public override torch.optim.Optimizer Create(IEnumerable<TorchSharp.Modules.Parameter> parameters) => new Plain([.. parameters], LearningRate);
    }

    private sealed class Plain(TorchSharp.Modules.Parameter[] weights, double rate) : torch.optim.Optimizer(0)
    {
        private readonly Group _group = new(rate);

        public override IEnumerable<torch.optim.ILearningRateController> ParamGroups => [_group];

        public override IEnumerable<TorchSharp.Modules.Parameter> parameters() => weights;

        public override void zero_grad()
        {
            using var scope = torch.NewDisposeScope();
            foreach (var weight in weights)
                weight.grad?.zero_();
        }

        public override torch.Tensor step(Func<torch.Tensor>? closure = null)
        {
            using var scope = torch.NewDisposeScope();
            using var fixedWeights = torch.no_grad();
            foreach (var weight in weights)
                weight.add_(weight.grad!, -_group.LearningRate);
            return null!;
        }

        protected override void Dispose(bool disposing)
        {
        }
    }

    private sealed class Group(double rate) : torch.optim.ILearningRateController
    {
        public double LearningRate { get; set; } = rate;

        public double InitialLearningRate { get; set; } = rate;
    }
}
