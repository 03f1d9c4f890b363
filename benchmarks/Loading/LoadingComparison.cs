using System.Diagnostics;
using MLNetTorch.Benchmarks.Training;

namespace MLNetTorch.Benchmarks.Loading;

/// <summary>A torchvision ResNet-18 checkpoint of 45 MB into a network: ours and PyTorch's processes in turn, the file in the system's cache.</summary>
internal static class LoadingComparison
{
    private const int Repetitions = 9;

    public static int Run(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("loading").FullName;
        try
        {
            var path = Path.Combine(folder, "resnet18.pth");
            Output("/usr/bin/python3", Peer, "make", path);
            List<LoadingMeasurement> ours = [], theirs = [];
            for (var round = 1; round <= rounds; round++)
            {
                // Reading it whole puts it into the cache for both.
                File.ReadAllBytes(path);
                ours.Add(Measure("ours", round, Output("dotnet", typeof(LoadingComparison).Assembly.Location, "load", path, $"{Repetitions}")));
                theirs.Add(Measure("PyTorch", round, Output("/usr/bin/python3", Peer, "load", path, $"{Repetitions}")));
                if (Math.Abs(ours[^1].Sum - theirs[^1].Sum) > 1e-6 * Math.Abs(theirs[^1].Sum))
                {
                    throw new InvalidDataException($"Both loaded the same file, but the sums of the weights are {ours[^1].Sum} and {theirs[^1].Sum}.");
                }
            }

            Report(ours, theirs);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static string Peer => Path.Combine(AppContext.BaseDirectory, "peers", "loading.py");

    private static LoadingMeasurement Measure(string side, int round, string json)
    {
        var measured = LoadingMeasurement.FromJson(json);
        Console.WriteLine(
            $"round {round}  {side,-8} first {measured.First * 1000,6:F1} ms  later {measured.Later * 1000,6:F1} ms  +{measured.IncreaseMiB,5:F1} MiB  peak {measured.PeakMiB,5:F0} MiB");
        return measured;
    }

    private static void Report(List<LoadingMeasurement> ours, List<LoadingMeasurement> theirs)
    {
        void Line(string what, Func<LoadingMeasurement, double> value)
        {
            var (own, other) = (Statistics.Median(ours.Select(value)), Statistics.Median(theirs.Select(value)));
            Console.WriteLine($"{what,-34} {own,9:F1} {other,9:F1} {own / other,9:F2}");
        }

        Console.WriteLine();
        Console.WriteLine($"{"median over the rounds",-34} {"ours",9} {"PyTorch",9} {"ratio",9}");
        Line("first load of a process, ms", measured => measured.First * 1000);
        Line("later loads, ms", measured => measured.Later * 1000);
        Line("memory that the first adds, MiB", measured => measured.IncreaseMiB);
        Line("peak memory of the process, MiB", measured => measured.PeakMiB);
    }

    private static string Output(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };

        // Copies of small tensors gain nothing from threads, and on a busy machine PyTorch's wait for each other.
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' failed with exit code {process.ExitCode}.");
    }
}
