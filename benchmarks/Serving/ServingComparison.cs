using Microsoft.ML;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Samples.Web;

namespace MLNetTorch.Benchmarks.Serving;

/// <summary>DigitWeb under 16 clients beside a plain forward pass behind a Python server, in turn; and its memory over many requests.</summary>
internal static class ServingComparison
{
    private const int WarmUp = 10_000;
    private const int Measured = 10_000;
    private static readonly int[] MemoryAt = [1000, 10_000, 100_000, 200_000];

    public static async Task<int> RunAsync(string data, int rounds)
    {
        using var files = new Files(data);
        List<Load> ours = [], theirs = [];
        for (var round = 1; round <= rounds; round++)
        {
            ours.Add(await MeasureAsync("ours", round, await ServerProcess.StartOursAsync(files.Model, data), files.Pictures));
            theirs.Add(await MeasureAsync("Python", round, await ServerProcess.StartPeerAsync(), files.Pictures));
        }

        Console.WriteLine();
        Console.WriteLine($"{"median over the rounds",-34} {"ours",9} {"Python",9} {"ratio",9}");
        Line("requests a second", load => load.RequestsPerSecond);
        Line("p50, ms", load => load.Median);
        Line("p99, ms", load => load.Percentile99);
        return 0;

        // The median of the rounds' ratios: neighbours in time had the same machine.
        void Line(string what, Func<Load, double> value) => Console.WriteLine(
            $"{what,-34} {Statistics.Median(ours.Select(value)),9:F1} {Statistics.Median(theirs.Select(value)),9:F1} "
            + $"{Statistics.Median(ours.Zip(theirs, (own, other) => value(own) / value(other))),9:F2}");
    }

    /// <summary>Resident memory after some thousand requests, and after many.</summary>
    public static async Task<int> RunMemoryAsync(string data)
    {
        using var files = new Files(data);
        // One that trains first takes more memory.
        (await ServerProcess.StartOursAsync(files.Model, data)).Dispose();
        using var server = await ServerProcess.StartOursAsync(files.Model, data);
        Console.WriteLine($"{0,9:N0} requests: {server.ResidentMiB,6:F1} MiB");
        var done = 0;
        foreach (var requests in MemoryAt)
        {
            await Clients.PostAsync(server.Address, files.Pictures, requests - done);
            done = requests;
            Console.WriteLine($"{done,9:N0} requests: {server.ResidentMiB,6:F1} MiB");
        }

        return 0;
    }

    private static async Task<Load> MeasureAsync(string side, int round, ServerProcess server, byte[][] pictures)
    {
        using (server)
        {
            await Clients.PostAsync(server.Address, pictures, WarmUp);
            var load = await Clients.PostAsync(server.Address, pictures, Measured);
            Console.WriteLine($"round {round}  {side,-6}  {load.RequestsPerSecond,7:F0} requests/s  p50 {load.Median,6:F2} ms  p99 {load.Percentile99,6:F2} ms");
            return load;
        }
    }

    /// <summary>The first 1,000 test digits as PNG files, and a place for the model, which the first server trains.</summary>
    private sealed class Files : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("serving");

        public Files(string data)
        {
            var ml = new MLContext();
            var digits = ml.Data.CreateEnumerable<DigitWeb.ModelInput>(ml.Data.TakeRows(ml.Torch().LoadMnist(data, MnistSplit.Test), 1000), reuseRowObject: false);
            Pictures = [.. digits.Select(digit => DigitPng.Write(digit.Image))];
        }

        public byte[][] Pictures { get; }

        public string Model => Path.Combine(folder.FullName, "digits.zip");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
