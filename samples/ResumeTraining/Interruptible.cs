using Microsoft.ML;

namespace MLNetTorch.Samples.Resuming;

/// <summary>What a program of one's own looks like: killed, it goes on when it is started again; after Ctrl-C it also leaves a model.</summary>
internal static class Interruptible
{
    public static int Run(Settings settings)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;   // do not end the process: let Fit return
            stop.Cancel();
        };

        var ml = new MLContext(settings.Seed);
        ml.Log += (_, entry) => Console.WriteLine(entry.RawMessage);
        var train = ResumeTraining.Load(ml, settings);
        var options = ResumeTraining.OptionsFor(settings).WithCheckpoints(settings, stop.Token) with { Progress = new BatchLines(settings.KillAt) };
        using var model = ResumeTraining.BuildPipeline(ml, options).Fit(train);

        Console.WriteLine(model.LastTransformer.History);
        ml.Model.Save(model, train.Schema, settings.Output);
        Console.WriteLine(stop.IsCancellationRequested
            ? $"Stopped. {settings.Output} has the best weights so far; the same command goes on from here."
            : $"Finished. Saved {settings.Output}.");
        return 0;
    }
}
