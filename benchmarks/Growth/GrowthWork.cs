using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Networks;

namespace MLNetTorch.Benchmarks.Growth;

/// <summary>The pieces of work that are timed while something grows.</summary>
internal static class GrowthWork
{
    private const double WarmUpSeconds = 0.4;
    private const double MeasuredSeconds = 1.2;
    private const int WarmUpRows = 4096;

    /// <summary>A training of one epoch, reading included. A small one before it has the code compiled and the engine loaded.</summary>
    public static double FitMilliseconds(INetworkBuilder builder, long[] shape, long rows, TorchTrainerOptions options)
    {
        var ml = new MLContext(seed: 1);
        ml.Torch().MulticlassClassification(builder, options).Fit(GrowthRow.Of(ml, WarmUpRows, shape, classes: 2)).Dispose();
        var from = Stopwatch.GetTimestamp();
        ml.Torch().MulticlassClassification(builder, options).Fit(GrowthRow.Of(ml, rows, shape, classes: 2)).Dispose();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    /// <summary>The median of a trainer's steps.</summary>
    public static double StepMilliseconds(INetworkBuilder builder, long[] shape, int classes, int batchSize)
    {
        var ml = new MLContext(seed: 1);
        using var over = new CancellationTokenSource();
        List<double> steps = [];
        var (begin, last) = (0L, 0L);
        var options = new TorchTrainerOptions
        {
            Epochs = int.MaxValue,
            BatchSize = batchSize,
            Optimizer = Optimizers.Sgd(learningRate: 0.01, momentum: 0.5),
            CancellationToken = over.Token,
            Callbacks =
            [
                Callbacks.On(
                    onTrainingBegin: _ => begin = last = Stopwatch.GetTimestamp(),
                    onBatchEnd: _ =>
                    {
                        var total = Stopwatch.GetElapsedTime(begin).TotalSeconds;
                        if (total > WarmUpSeconds)
                            steps.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
                        if (total > WarmUpSeconds + MeasuredSeconds && steps.Count >= 3)
                            over.Cancel();
                        last = Stopwatch.GetTimestamp();
                    }),
            ],
        };
        try
        {
            ml.Torch().MulticlassClassification(builder, options).Fit(GrowthRow.Of(ml, batchSize * 16, shape, classes));
        }
        catch (OperationCanceledException)
        {
            // The way out: enough was measured.
        }
        return Statistics.Median(steps);
    }

    /// <summary>Scoring of a number of rows by a cursor, in batches as <c>Transform</c> makes them; the median of several passes.</summary>
    public static double ScoringMilliseconds(INetworkBuilder builder, long[] shape, int outputs, int rows)
    {
        var ml = new MLContext(seed: 1);
        var data = GrowthRow.Of(ml, rows, shape, classes: 2);
        using var network = builder.Build(new NetworkShape(shape, outputs));
        var scored = ml.Torch().ApplyNetwork("Score", "Features", builder, InitialWeights.From(network), outputs).Fit(data).Transform(data);
        var begin = Stopwatch.GetTimestamp();
        List<double> passes = [];
        do
        {
            var from = Stopwatch.GetTimestamp();
            ReadAll(scored);
            if (Stopwatch.GetElapsedTime(begin).TotalSeconds > WarmUpSeconds)
                passes.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        while (passes.Count < 3 || Stopwatch.GetElapsedTime(begin).TotalSeconds < WarmUpSeconds + MeasuredSeconds);
        return Statistics.Median(passes);
    }

    private static void ReadAll(IDataView scored)
    {
        using var cursor = scored.GetRowCursor([scored.Schema["Score"]]);
        var score = cursor.GetGetter<VBuffer<float>>(scored.Schema["Score"]);
        VBuffer<float> values = default;
        while (cursor.MoveNext())
            score(ref values);
    }
}
