using System.Diagnostics;
using Microsoft.ML;

namespace MLNetTorch.Samples.Transfer;

/// <summary>The whole story, in order: learn a first task, carry what was learned over to a second, compare with beginning anew, save, predict elsewhere.</summary>
/// <remarks>
/// The wanted gain was found with the seeds 1 to 3, which draw other pictures each: from scratch 0.34 to 0.45 of the test pictures were named rightly (one in
/// four is chance), by features 0.79 to 0.88, by fine-tuning 0.78 to 0.93; gains 0.43 to 0.59. With --quick (seeds 1 to 4) gains of 0.16 to 0.43. Features
/// computed once took a third to an eighth of the frozen backbone's time by the clock; wanted is that they take no more of a processor.
/// </remarks>
internal static class Walkthrough
{
    public static int Run(Settings settings)
    {
        var ml = new MLContext(settings.Seed);
        var folder = Directory.CreateTempSubdirectory("transfer-learning-");
        try
        {
            var tasks = settings.Folder is { } path ? TwoTasks.Of(ml, path, settings) : TwoTasks.Drawn(ml, folder.FullName, settings);
            return Run(ml, tasks, Path.Combine(folder.FullName, "backbone.safetensors"), settings);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Run(MLContext ml, TwoTasks tasks, string weights, Settings settings)
    {
        Pretrain(ml, tasks, weights, settings);
        var (train, test) = (ml.Data.LoadFromEnumerable(tasks.Second), ml.Data.LoadFromEnumerable(tasks.Test));
        Console.WriteLine($"Second task: {tasks.Second.Count} pictures of {Classes(tasks.Second)}, {settings.EpochsOfSecondTask} epochs; {tasks.Test.Count} to test.");

        var scratch = TransferLearning.Measure(
            ml, "from scratch", test, () => TransferLearning.TrainFromScratch(ml, train, settings, settings.EpochsOfSecondTask));
        var features = TransferLearning.Measure(
            ml, "a linear layer on features computed once (ApplyNetwork)", test, () => TransferLearning.TrainOnFeatures(ml, train, weights, settings));
        var head = TransferLearning.Measure(
            ml, "the head of the whole network, backbone frozen", test, () => TransferLearning.TrainHead(ml, train, weights, settings));
        var tuned = TransferLearning.Measure(
            ml, "the head, then layer4 at a rate of its own (Unfreeze)", test, () => TransferLearning.FineTune(ml, train, weights, settings));

        var checks = new Checks(Console.Out);
        checks.AtLeast("how much better features are than a beginning from scratch", settings.WantedGain, features.Accuracy - scratch.Accuracy);
        checks.AtLeast("how much better fine-tuning is than a beginning from scratch", settings.WantedGain, tuned.Accuracy - scratch.Accuracy);
        checks.AtLeast("how many times less of a processor features computed once take than the frozen backbone", 1, head.ProcessorSeconds / features.ProcessorSeconds);
        checks.Equal("exit code of a fresh process that loads the model and names pictures", 0, SaveAndPredict(ml, features.Model, train, tasks, settings));
        return checks.Conclude();
    }

    private static void Pretrain(MLContext ml, TwoTasks tasks, string weights, Settings settings)
    {
        Console.WriteLine($"First task: {tasks.First.Count} pictures of {Classes(tasks.First)}, {settings.EpochsOfFirstTask} epochs of ResNet-18 …");
        var watch = Stopwatch.StartNew();
        var model = TransferLearning.NetworkOf(
            TransferLearning.TrainFromScratch(ml, ml.Data.LoadFromEnumerable(tasks.First), settings, settings.EpochsOfFirstTask));
        model.SaveWeights(weights);
        Console.WriteLine($"  training accuracy {model.History.Epochs[^1].TrainingAccuracy:F3}, {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static int SaveAndPredict(MLContext ml, ITransformer model, IDataView train, TwoTasks tasks, Settings settings)
    {
        ml.Model.Save(model, train.Schema, settings.Output);
        Console.WriteLine($"Saved {settings.Output} ({new FileInfo(settings.Output).Length / 1024:N0} KiB). Naming pictures in a fresh process …");
        string[] pictures = [.. tasks.Test.GroupBy(row => row.Label).Select(rows => rows.First().ImagePath)];
        using var process = Process.Start(Environment.ProcessPath!, LaunchArguments(["predict", settings.Output, .. pictures]));
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string Classes(IEnumerable<TransferLearning.ModelInput> rows) => string.Join(", ", rows.Select(row => row.Label).Distinct());

    // Started through `dotnet TransferLearning.dll`, the process is dotnet itself and the program its first argument.
    private static IEnumerable<string> LaunchArguments(string[] arguments) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [typeof(Walkthrough).Assembly.Location, .. arguments]
            : arguments;
}
