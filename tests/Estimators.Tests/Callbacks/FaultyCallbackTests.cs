namespace MLNetTorch.Estimators.Tests;

/// <summary>A callback that throws, wherever: it is named, the others hear of the end, and nothing is lost.</summary>
[TestClass]
public sealed class FaultyCallbackTests
{
    private static TorchTrainerOptions Options => PointRows.Options("multiclass") with { Epochs = 3, BatchSize = 20, ValidationFraction = 0.25 };

    [TestMethod]
    [DataRow(nameof(TrainingCallback.Start), 0)]
    [DataRow(nameof(CallbackRun.OnTrainingBegin), 0)]
    [DataRow(nameof(CallbackRun.OnEpochBegin), 2)]
    [DataRow(nameof(CallbackRun.OnBatchBegin), 2)]
    [DataRow(nameof(CallbackRun.OnGradients), 2)]
    [DataRow(nameof(CallbackRun.OnBatchEnd), 2)]
    [DataRow(nameof(CallbackRun.OnValidationBegin), 2)]
    [DataRow(nameof(CallbackRun.OnEpochEnd), 2)]
    [DataRow(nameof(CallbackRun.OnTrainingEnd), 3)]
    [DataRow(nameof(CallbackRun.Save), 3)]
    public void It_names_itself_and_the_best_model_is_there(string hook, int epoch)
    {
        PointRows.Fit("multiclass", Options, PointRows.Draw(40)).Dispose();
        var before = NativeTensors.Alive();
        var (ends, told) = (new List<byte[]>(), new List<string>());
        var options = Options with
        {
            Callbacks = [ToldBy.Keeper(ends), new Faulty(hook, epoch), Callbacks.On(onTrainingEnd: at => told.Add(at.EndedBy!), name: "Later")],
        };
        var fault = Assert.ThrowsExactly<CallbackException>(() => PointRows.Fit("multiclass", options, PointRows.Draw(40)));
        Assert.AreEqual((nameof(Faulty), hook, epoch), (fault.Callback, fault.Hook, fault.Epoch));
        Assert.AreEqual("out of order", fault.InnerException!.Message);
        Assert.HasCount(hook == nameof(TrainingCallback.Start) ? 0 : 1, told);
        AssertLastGood(fault, ends);
        Assert.IsLessThanOrEqualTo(before + NativeTensors.MiscountedFor(PointRows.Small), NativeTensors.Alive());
    }

    [TestMethod]
    public void One_that_throws_when_disposed_costs_no_model()
    {
        using var model = PointRows.Fit("multiclass", Options with { Callbacks = [new Faulty("Dispose", 0)] }, PointRows.Draw(40));
        Assert.HasCount(3, model.History.Epochs);
    }

    [TestMethod]
    public void One_that_cannot_tell_its_state_is_named_by_a_checkpoint_too()
    {
        using var folder = new TemporaryFolder();
        var options = Options with { Checkpoint = new Checkpoint(folder.Path), Callbacks = [new Faulty(nameof(CallbackRun.Save), 1)] };
        var fault = Assert.ThrowsExactly<CallbackException>(() => PointRows.Fit("multiclass", options, PointRows.Draw(40)));
        Assert.AreEqual((nameof(Faulty), nameof(CallbackRun.Save)), (fault.Callback, fault.Hook));
        ((IDisposable)fault.LastGood!).Dispose();
        Assert.IsEmpty(folder.Checkpoints);
    }

    private static void AssertLastGood(CallbackException fault, List<byte[]> ends)
    {
        var finished = fault.Hook is nameof(CallbackRun.OnTrainingEnd) or nameof(CallbackRun.Save) ? 3 : Math.Max(0, fault.Epoch - 1);
        if (finished == 0)
        {
            Assert.IsNull(fault.LastGood);
            return;
        }
        using var good = (ITorchTransformer)fault.LastGood!;
        Assert.HasCount(finished, good.History.Epochs);
        CollectionAssert.AreEqual(ends[good.History.BestEpoch - 1], Weights.Of(good.Network));
    }

    private sealed record Faulty(string Hook, int Epoch) : TrainingCallback
    {
        public override CallbackRun Start()
        {
            Check(nameof(Start), 0);
            return new Run(this);
        }

        private void Check(string hook, int epoch)
        {
            if (hook == Hook && epoch == Epoch)
                throw new NotSupportedException("out of order");
        }

        private sealed class Run(Faulty owner) : CallbackRun
        {
            private int _epoch;

            public override void OnTrainingBegin(TrainingMoment at) => owner.Check(nameof(OnTrainingBegin), at.Epoch);

            public override void OnEpochBegin(TrainingMoment at) => owner.Check(nameof(OnEpochBegin), _epoch = at.Epoch);

            public override void OnBatchBegin(TrainingMoment at) => owner.Check(nameof(OnBatchBegin), at.Epoch);

            public override void OnGradients(TrainingMoment at) => owner.Check(nameof(OnGradients), at.Epoch);

            public override void OnBatchEnd(TrainingMoment at) => owner.Check(nameof(OnBatchEnd), at.Epoch);

            public override void OnValidationBegin(TrainingMoment at) => owner.Check(nameof(OnValidationBegin), at.Epoch);

            public override void OnEpochEnd(TrainingMoment at) => owner.Check(nameof(OnEpochEnd), at.Epoch);

            public override void OnTrainingEnd(TrainingMoment at) => owner.Check(nameof(OnTrainingEnd), at.Epoch);

            public override void Save(CallbackState state) => owner.Check(nameof(Save), _epoch);

            protected override void Dispose(bool disposing)
            {
                base.Dispose(disposing);
                owner.Check(nameof(Dispose), 0);
            }
        }
    }
}
