using Microsoft.ML;

namespace MLNetTorch.Samples.Resuming;

/// <summary>
/// The whole story, in order: train without interruption; train again in a process that is killed in the middle of an epoch, and once more in
/// one that goes on from there; compare bit by bit. At last a training that is cancelled and gives its best weights so far.
/// </summary>
internal static class Walkthrough
{
    public static int Run(Settings settings)
    {
        var folder = Directory.CreateTempSubdirectory("resume-training-");
        try
        {
            return Run(folder.FullName, settings with
            {
                Checkpoints = Path.Combine(folder.FullName, "checkpoints"),
                Output = Path.Combine(folder.FullName, "digits.zip"),
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Run(string folder, Settings settings)
    {
        var checks = new Checks(Console.Out);
        var ml = new MLContext(settings.Seed);
        var train = ResumeTraining.Load(ml, settings);
        Console.WriteLine("Training without interruption …");
        using var whole = ResumeTraining.BuildPipeline(ml, ResumeTraining.OptionsFor(settings)).Fit(train);
        Console.WriteLine(whole.LastTransformer.History);

        KillAndResume(settings, checks);
        using var resumed = ResumeTraining.LoadNetwork(ml, settings.Output);
        Console.WriteLine(resumed.History);
        var (wanted, actual) = (ResumeTraining.WeightsOf(whole.LastTransformer, folder), ResumeTraining.WeightsOf(resumed, folder));
        checks.Holds($"all {wanted.Length:N0} bytes of the weights are the same", wanted.AsSpan().SequenceEqual(actual));
        checks.Holds("every figure of every epoch is the same", ResumeTraining.WentTheSameWay(whole.LastTransformer.History, resumed.History));

        CancelAndKeepBest(ml, train, settings, checks);
        return checks.Conclude();
    }

    private static void KillAndResume(Settings settings, Checks checks)
    {
        Console.WriteLine("Training with checkpoints, in a process that is killed in the middle of the second epoch …");
        var killed = OtherProcess.Run(settings with { KillAt = (settings.EverySteps * 3 / 2) + 1 });
        checks.Holds("the process died in the middle", killed != 0 && !File.Exists(settings.Output));
        Console.WriteLine($"It left {string.Join(" and ", Directory.EnumerateFiles(settings.Checkpoints).Select(Path.GetFileName).Order())}.");

        Console.WriteLine("Starting the same command again …");
        checks.Equal("exit code of the process that went on", 0, OtherProcess.Run(settings));
    }

    private static void CancelAndKeepBest(MLContext ml, IDataView train, Settings settings, Checks checks)
    {
        Console.WriteLine("Training once more, cancelled in the second epoch …");
        using var stop = new CancellationTokenSource();
        var cancel = Callbacks.On(onBatchEnd: moment =>
        {
            if (moment is { Epoch: 2, Batch: 5 })
            {
                stop.Cancel();
            }
        });
        var options = ResumeTraining.OptionsFor(settings) with
        {
            Callbacks = [cancel],
            CancellationToken = stop.Token,
            OnCancel = CancelBehavior.KeepBest,
        };
        using var model = ResumeTraining.BuildPipeline(ml, options).Fit(train);

        var test = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Test);
        checks.Equal("what ended it", "cancelled", model.LastTransformer.History.EndedBy);
        checks.Equal("the epoch whose weights it gave", 1, model.LastTransformer.History.BestEpoch);
        checks.AtLeast("test accuracy of these weights", 0.8, ResumeTraining.Evaluate(ml, model, test));
    }
}
