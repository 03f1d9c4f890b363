using System.Diagnostics;
using Microsoft.ML;

namespace MLNetTorch.Samples;

/// <summary>The whole story, in order: train, evaluate, save, and predict in a fresh process.</summary>
internal static class Walkthrough
{
    public static int Run(Settings settings)
    {
        var ml = new MLContext(settings.Seed);
        var train = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Train);
        var test = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Test);
        if (settings.Rows is { } rows)
        {
            train = ml.Data.TakeRows(train, rows);
        }

        Console.WriteLine($"Training {settings.Network} for {settings.Epochs} epochs …");
        var watch = Stopwatch.StartNew();
        var model = MnistDigits.Train(ml, train, settings);
        Console.WriteLine($"Trained in {watch.Elapsed.TotalSeconds:F1} s.");

        var accuracy = MnistDigits.Evaluate(ml, model, test);
        ml.Model.Save(model, train.Schema, settings.Output);
        Console.WriteLine($"Saved {settings.Output} ({new FileInfo(settings.Output).Length / 1024:N0} KiB). Loading it in a fresh process …");

        var predicted = RunFreshProcess("predict", settings.Output, "--data", settings.DataFolder);
        if (predicted != 0)
        {
            Console.Error.WriteLine($"The fresh process failed with exit code {predicted}.");
            return predicted;
        }

        if (accuracy >= settings.MinimumAccuracy)
        {
            return 0;
        }

        Console.Error.WriteLine($"Test accuracy {accuracy:F4} is below the wanted {settings.MinimumAccuracy:F4}.");
        return 1;
    }

    private static int RunFreshProcess(params string[] arguments)
    {
        using var process = Process.Start(Environment.ProcessPath!, LaunchArguments(arguments));
        process.WaitForExit();
        return process.ExitCode;
    }

    // Started through `dotnet MnistDigits.dll`, the process is dotnet itself and the program its first argument.
    private static IEnumerable<string> LaunchArguments(string[] arguments) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [typeof(Walkthrough).Assembly.Location, .. arguments]
            : arguments;
}
