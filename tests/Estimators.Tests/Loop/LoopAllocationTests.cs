using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class LoopAllocationTests
{
    private const int Side = 16;
    private const int BatchSize = 8;
    private const int Rows = 8000;

    private static readonly long[] Batch = [BatchSize, 1, Side, Side];
    private static readonly long[] ChannelsToFront = [0, 3, 1, 2];

    /// <summary>
    /// What a step of the trainer leaves on .NET's heap is what TorchSharp's own objects take, a scope, a mode and a tensor for each result: so the same
    /// steps by hand are the bound. The least of many steps counts, since code is compiled anew while it runs. The optimiser moves nothing: how much .NET's
    /// compiler saves of TorchSharp's own step depends on where it is called.
    /// </summary>
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_step_allocates_hardly_more_than_the_same_step_in_bare_TorchSharp(bool shuffles)
    {
        var used = LeastOfTrainer(shuffles);
        var bare = LeastOfBareLoop(shuffles);

        Assert.IsGreaterThan(0, bare);
        // What .NET's compiler keeps off the heap depends on what ran before: a tenth more is not ours.
        Assert.IsLessThanOrEqualTo(bare * 11 / 10, used);
    }

    private static long LeastOfTrainer(bool shuffles)
    {
        var ml = new MLContext(seed: 1);
        var (least, before) = (long.MaxValue, 0L);
        var trainer = ml.Torch().MulticlassClassification(new ConvNet { Dropout = 0 }, new TorchTrainerOptions
        {
            Epochs = 3,
            BatchSize = BatchSize,
            Shuffle = shuffles,
            Optimizer = new StillOptimizer(),
            Callbacks =
            [
                Callbacks.On(
                    onBatchBegin: _ => before = GC.GetAllocatedBytesForCurrentThread(),
                    onBatchEnd: at => least = at.Batch == 1 ? least : Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before)),
            ],
        });
        using var model = trainer.Fit(ml.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(Picture.Of)));
        return least;
    }

    private static long LeastOfBareLoop(bool shuffles)
    {
        using var scope = NewDisposeScope();
        using var network = new ConvNet { Dropout = 0 }.Build(new NetworkShape([1, Side, Side], 3));
        using var optimizer = new StillSgd(network.parameters());
        Parameter[] weights = [.. network.parameters()];
        var (features, labels, order) = (randn([Rows, 1, Side, Side]), arange(Rows, ScalarType.Int64).remainder(3), randperm(Rows));
        var least = long.MaxValue;
        for (var start = 0; start < Rows; start += BatchSize)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Step(network, weights, optimizer, shuffles, features, labels, order, start);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }

    private static void Step(
        nn.Module<Tensor, Tensor> network, Parameter[] weights, optim.Optimizer optimizer, bool shuffles, Tensor features, Tensor labels, Tensor order, long start)
    {
        using (var scope = NewDisposeScope())
        {
            var rows = shuffles ? order.narrow(0, start, BatchSize) : null;
            var x = rows is null ? features.narrow(0, start, BatchSize) : features.index_select(0, rows);
            var y = rows is null ? labels.narrow(0, start, BatchSize) : labels.index_select(0, rows);
            foreach (var weight in weights)
                weight.grad = null;
            var output = network.call(x.squeeze(1).unsqueeze(-1).permute(ChannelsToFront));
            var loss = nn.functional.cross_entropy(output, y);
            loss.backward();
            using var noGradients = no_grad();
            Assert.IsTrue(float.IsFinite(loss.item<float>()) && output.argmax(1).eq(y).sum().item<long>() >= 0);
        }
        optimizer.step();
    }

    private sealed record StillOptimizer() : TrainingOptimizer(0.01)
    {
        public override optim.Optimizer Create(IEnumerable<Parameter> parameters) => new StillSgd(parameters);
    }

    private sealed class StillSgd(IEnumerable<Parameter> parameters) : SGD(parameters, 0.01)
    {
        public override Tensor step(Func<Tensor>? closure = null) => null!;
    }

    private sealed class Picture
    {
        [VectorType(1, Side, Side)]
        public float[] Features { get; set; } = [];

        [KeyType(3)]
        public uint Label { get; set; }

        public static Picture Of(int number)
            => new() { Features = [.. Enumerable.Range(number, Side * Side).Select(each => each % 17 / 17f)], Label = (uint)number % 3 };
    }
}
