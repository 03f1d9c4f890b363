using System.Runtime;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Training leaves no tensor to the garbage collector, which does not know how large they are.</summary>
[TestClass]
public sealed class StepGarbageTests : IDisposable
{
    private const int Epochs = 10;
    private const int Begun = 3;

    private readonly TemporaryFolder _folder = new();

    private static TorchTrainerOptions Options => new() { Epochs = Epochs, BatchSize = 8, Seed = 1 };

    public static IEnumerable<object[]> Trainings =>
    [
        ["plain", (string _) => Options],
        ["norm held", (string _) => Options with { GradientClip = GradientClip.Norm(1) }],
        ["values cut", (string _) => Options with { GradientClip = GradientClip.Value(0.1) }],
        ["steps of two batches", (string _) => Options with { GradientAccumulation = 2, ClassWeights = ClassWeights.Balanced }],
        ["rows streamed", (string _) => Options with { MemoryBudget = 20_000 }],
        ["measured", (string _) => Options with { ValidationFraction = 0.2, ConfusionMatrix = true, ValidationMetrics = ["MicroAccuracy"] }],
        ["kept", (string folder) => Options with { Checkpoint = new Checkpoint(folder) { EverySteps = 1 } }],
        ["statistics", (string _) => Options with { Callbacks = [Callbacks.Statistics(perParameter: true) with { Updates = true }] }],
        ["histograms", (string folder) => Options with { Callbacks = [Callbacks.TensorBoard(folder, 1) with { WeightHistograms = true }] }],
        ["averages", (string _) => Options with { Callbacks = [Callbacks.MovingAverage(0.9)] }],
        ["own optimiser", (string _) => Options with { Optimizer = Optimizers.RAdam() }],
    ];

    public static string Name(System.Reflection.MethodInfo method, object[] training) => $"{method.Name} ({training[0]})";

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DynamicData(nameof(Trainings), DynamicDataDisplayName = nameof(Name))]
    public void No_step_leaves_a_tensor_behind(string _, Func<string, TorchTrainerOptions> of)
    {
        var (ml, options) = (new MLContext(1), of(_folder.Path));
        var rows = ToyRows.Load(ml);
        var alive = new long[Epochs + 1];
        var trainer = ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [8], Dropout = 0.2 }, options with
        {
            Callbacks = [.. options.Callbacks, ToldBy.EveryBatch(at => alive[at.Epoch] = torch.Tensor.TotalCount)],
        });
        NativeTensors.Alive();
        Assert.IsTrue(GC.TryStartNoGCRegion(100_000_000));
        try
        {
            trainer.Fit(rows).Dispose();
            Assert.AreEqual(GCLatencyMode.NoGCRegion, GCSettings.LatencyMode, "garbage was collected");
        }
        finally
        {
            if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
                GC.EndNoGCRegion();
        }
        Assert.IsLessThan(Epochs - Begun, alive[Epochs] - alive[Begun]);
    }
}
