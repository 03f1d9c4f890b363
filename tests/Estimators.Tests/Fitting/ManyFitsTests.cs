using System.Diagnostics;
using System.Globalization;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A process that trains all day long does not grow.</summary>
[TestClass]
public sealed class ManyFitsTests
{
    // By hand: MLNETTORCH_FITS=10000 dotnet test --filter ManyFitsTests
    private static int Fits => int.Parse(Environment.GetEnvironmentVariable("MLNETTORCH_FITS") ?? "2000", CultureInfo.InvariantCulture);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DoNotParallelize]
    public void Fits_of_one_batch_leave_memory_flat()
    {
        var ml = new MLContext(1);
        var rows = PointRows.View(ml, PointRows.Draw(8));
        var options = PointRows.Options("multiclass") with { Epochs = 1, ValidationFraction = 0.25, Callbacks = [Callbacks.EarlyStopping(), Callbacks.MovingAverage(0.9)] };
        var trainer = PointRows.Trainer(ml, "multiclass", options);
        Fit(trainer, rows, Fits / 4);
        var (memory, tensors) = (Resident(), NativeTensors.Alive());
        var start = Stopwatch.GetTimestamp();
        Fit(trainer, rows, Fits);
        TestContext.WriteLine($"{Fits} fits in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s: {memory / 1024} KiB before, {Resident() / 1024} KiB after");
        Assert.IsLessThanOrEqualTo(tensors + (Fits * NativeTensors.MiscountedFor(PointRows.Small)), NativeTensors.Alive());
        Assert.IsLessThan(memory + (16 << 20), Resident());
    }

    private static void Fit(IEstimator<ITorchTransformer> trainer, IDataView rows, int times)
    {
        for (var i = 0; i < times; i++)
            trainer.Fit(rows).Dispose();
    }

    private static long Resident()
    {
        NativeTensors.Alive();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
