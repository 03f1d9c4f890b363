using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class AveragingTests
{
    private const string Watched = "fc0.weight";

    private static readonly INetworkBuilder Normalised = Network.From(shape => Sequential(
        ("flat", Flatten()), ("fc0", Linear(shape.InputSize, 8)), ("bn", BatchNorm1d(8)), ("act", ReLU()), ("fc1", Linear(8, shape.Output))));

    [TestMethod]
    [DataRow(0.9, 1, false)]
    [DataRow(0.5, 2, false)]
    [DataRow(0.999, 1, true)]
    public void A_moving_average_follows_its_formula(double decay, int start, bool warmup)
    {
        var watch = new Watch();
        using var model = CallbackFits.Fit(CallbackFits.Options(4, Callbacks.MovingAverage(decay, start) with { Warmup = warmup }, watch.Callback));
        var average = Array.Empty<double>();
        var count = 0;
        for (var epoch = 1; epoch <= 4; epoch++)
        {
            foreach (var step in epoch < start ? [] : watch.Steps[epoch])
            {
                var share = 1 - (warmup ? Math.Min(decay, (1.0 + count) / (10 + count)) : decay);
                average = count++ == 0 ? step : [.. average.Zip(step, (mean, value) => mean + (share * (value - mean)))];
            }
            AreNear(epoch < start ? watch.Steps[epoch][^1] : average, watch.Measured[epoch]);
            if (epoch == model.History.BestEpoch)
                CollectionAssert.AreEqual(watch.Measured[epoch], Values(model.Network));
        }
    }

    [TestMethod]
    public void Batches_that_make_up_one_step_count_once()
    {
        var watch = new Watch();
        CallbackFits.Fit(CallbackFits.Options(2, Callbacks.MovingAverage(0.9), watch.Callback) with { GradientAccumulation = 2 }).Dispose();
        double[][] steps = [.. watch.Steps.Values.SelectMany(steps => steps).Where((_, batch) => batch % 2 == 1)];
        AreNear(steps.Skip(1).Aggregate(steps[0], (average, step) => [.. average.Zip(step, (mean, value) => mean + (0.1 * (value - mean)))]), watch.Measured[2]);
    }

    [TestMethod]
    public void A_mean_over_epochs_follows_its_formula()
    {
        var watch = new Watch();
        CallbackFits.Fit(CallbackFits.Options(5, Callbacks.WeightAveraging(3), watch.Callback)).Dispose();
        for (var epoch = 1; epoch <= 5; epoch++)
        {
            double[][] ends = [.. Enumerable.Range(1, epoch).Where(each => each >= 3 || each == epoch).Select(each => watch.Steps[each][^1])];
            AreNear([.. Enumerable.Range(0, ends[0].Length).Select(index => ends.Average(end => end[index]))], watch.Measured[epoch]);
        }
    }

    [TestMethod]
    public void Learning_goes_on_as_without_averages()
    {
        foreach (TrainingCallback[] callbacks in new TrainingCallback[][] { [], [Callbacks.MovingAverage(0.9)], [Callbacks.WeightAveraging(1)] })
        {
            var (plain, watch) = (new Watch(), new Watch());
            CallbackFits.Fit(CallbackFits.Options(3, plain.Callback)).Dispose();
            CallbackFits.Fit(CallbackFits.Options(3, [.. callbacks, watch.Callback])).Dispose();
            for (var epoch = 1; epoch <= 3; epoch++)
                CollectionAssert.AreEqual(plain.Steps[epoch].SelectMany(step => step).ToArray(), watch.Steps[epoch].SelectMany(step => step).ToArray());
        }
    }

    [TestMethod]
    public void What_is_validated_and_kept_are_averages()
    {
        var options = CallbackFits.Options(3, Callbacks.MovingAverage(0.9));
        using var averaged = CallbackFits.Fit(options);
        using var plain = CallbackFits.Fit(options with { Callbacks = [] });
        Assert.AreEqual(plain.History.Epochs[0].TrainingLoss, averaged.History.Epochs[0].TrainingLoss);
        Assert.AreNotEqual(plain.History.Epochs[0].ValidationLoss, averaged.History.Epochs[0].ValidationLoss);
        CollectionAssert.AreNotEqual(Weights.Of(plain.Network), Weights.Of(averaged.Network));
    }

    [TestMethod]
    public void Buffers_are_averaged_or_the_networks_own()
    {
        var own = MeansOf(CallbackFits.Options(3));
        CollectionAssert.AreEqual(own[2], MeansOf(CallbackFits.Options(3, Callbacks.MovingAverage(0.9)))[2]);
        CollectionAssert.AreEqual(own[2], MeansOf(CallbackFits.Options(3, Callbacks.WeightAveraging(2) with { AverageBuffers = false }))[2]);
        AreNear([.. own[1].Zip(own[2], (second, third) => (second + third) / 2)], MeansOf(CallbackFits.Options(3, Callbacks.WeightAveraging(2)))[2]);

        static List<double[]> MeansOf(TorchTrainerOptions options)
        {
            var means = new List<double[]>();
            var read = Callbacks.On(onEpochEnd: at => means.Add(Values(at.Network, "bn.running_mean")));
            CallbackFits.Fit(options with { Callbacks = [.. options.Callbacks, read] }, Normalised).Dispose();
            return means;
        }
    }

    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(2, 0)]
    [DataRow(2, 1)]
    [DataRow(3, 4)]
    public void A_resumed_average_is_that_of_an_uninterrupted_training(int epoch, int batch)
    {
        foreach (TrainingCallback average in new TrainingCallback[] { Callbacks.MovingAverage(0.9) with { Warmup = true }, Callbacks.WeightAveraging(2) })
        {
            using var whole = CallbackFits.Fit(CallbackFits.Options(4, average), Normalised);
            using var parted = CallbackFits.Fit(CallbackFits.Options(4, new Handover(average, epoch, batch)), Normalised);
            CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(parted.Network));
            CollectionAssert.AreEqual(
                whole.History.Epochs.Select(each => each.ValidationLoss).ToArray(), parted.History.Epochs.Select(each => each.ValidationLoss).ToArray());
        }
    }

    [TestMethod]
    public void A_tied_weight_is_averaged_once()
    {
        var watch = new Watch();
        using var model = CallbackFits.Fit(CallbackFits.Options(3, Callbacks.MovingAverage(0.9), watch.Callback), new TiedNet());
        double[] average = [];
        foreach (var step in watch.Steps.Values.SelectMany(steps => steps))
            average = average.Length == 0 ? step : [.. average.Zip(step, (mean, value) => mean + (0.1 * (value - mean)))];
        AreNear(average, watch.Measured[3]);
    }

    [TestMethod]
    public void A_cancelled_training_keeps_the_averages_of_its_best_epoch_and_no_tensor()
    {
        using var stop = new CancellationTokenSource();
        var watch = new Watch();
        var cancel = Callbacks.On(onBatchEnd: at =>
        {
            if ((at.Epoch, at.Batch) == (3, 2))
                stop.Cancel();
        });
        var options = CallbackFits.Options(5, Callbacks.MovingAverage(0.9), watch.Callback, cancel);
        options = options with { CancellationToken = stop.Token, OnCancel = CancelBehavior.KeepBest };
        var allowed = NativeTensors.MiscountedFor(new Mlp { HiddenSizes = [8] });
        var before = NativeTensors.Alive();
        var model = CallbackFits.Fit(options);
        CollectionAssert.AreEqual(watch.Measured[model.History.BestEpoch], Values(model.Network));
        model.Dispose();
        Assert.AreEqual(before + allowed, NativeTensors.Alive());
    }

    [TestMethod]
    public void Two_averages_at_once_are_refused()
    {
        var options = CallbackFits.Options(1, Callbacks.MovingAverage(), Callbacks.WeightAveraging(1));
        Assert.Contains("choose one", Assert.ThrowsExactly<CallbackException>(() => CallbackFits.Fit(options)).Message);
    }

    private static void AreNear(double[] expected, double[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        foreach (var (left, right) in expected.Zip(actual))
            Assert.AreEqual(left, right, 2e-7);
    }

    private static double[] Values(Module network, string path = Watched)
        => [.. NetworkState.Of(network)[path].detach().data<float>().Select(value => (double)value)];

    /// <summary>Notes a weight after every step, and as it is measured.</summary>
    private sealed class Watch
    {
        public Watch() => Callback = Callbacks.On(
            onBatchEnd: at => Of(at.Epoch).Add(Values(at.Network)), onEpochEnd: at => Measured[at.Epoch] = Values(at.Network));

        public TrainingCallback Callback { get; }

        public SortedDictionary<int, List<double[]>> Steps { get; } = [];

        public Dictionary<int, double[]> Measured { get; } = [];

        private List<double[]> Of(int epoch) => Steps.TryGetValue(epoch, out var steps) ? steps : Steps[epoch] = [];
    }

    private sealed record TiedNet : INetworkBuilder
    {
        public Module<Tensor, Tensor> Build(NetworkShape shape)
        {
            var shared = Linear(8, 8);
            return Sequential(
                ("flat", Flatten()), ("in", Linear(shape.InputSize, 8)), ("fc0", shared), ("act", ReLU()), ("again", shared), ("out", Linear(8, shape.Output)));
        }
    }
}
