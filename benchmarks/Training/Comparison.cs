using System.Diagnostics;

namespace MLNetTorch.Benchmarks.Training;

/// <summary>Ours and PyTorch's processes in turn, on the same libtorch and thread count, under the same settings.</summary>
internal static class Comparison
{
    private const int Epochs = 4;
    private const string OpenMpBlas = "/usr/lib/x86_64-linux-gnu/openblas-openmp";

    public static int Run(string data, int rounds)
    {
        Dictionary<string, List<Measurement>> results = new() { ["ours"] = [], ["tuned"] = [], ["tutorial"] = [] };
        for (var round = 1; round <= rounds; round++)
        {
            Console.WriteLine($"round {round} of {rounds}");
            foreach (var (side, measurements) in results)
            {
                measurements.Add(Start(side, data));
                var last = measurements[^1];
                Console.WriteLine($"  {side,-9} {last.Epoch,7:F3} s/epoch  {last.PeakMiB,6:F0} MiB  {last.Threads} threads  loss {last.Loss:F4}");
            }
        }

        Report(results);
        return 0;
    }

    private static void Report(Dictionary<string, List<Measurement>> results)
    {
        double Epoch(string side) => Statistics.Median(results[side].Select(m => m.Epoch));
        double Peak(string side) => Statistics.Median(results[side].Select(m => m.PeakMiB));

        Console.WriteLine();
        Console.WriteLine("median over the rounds          s/epoch    peak MiB");
        foreach (var side in results.Keys)
        {
            Console.WriteLine($"  {side,-28} {Epoch(side),8:F3} {Peak(side),11:F0}");
        }

        Console.WriteLine($"ours / PyTorch, tuned loop      {Epoch("ours") / Epoch("tuned"),8:F2} {Peak("ours") / Peak("tuned"),11:F2}");
        Console.WriteLine($"ours / PyTorch, tutorial loop   {Epoch("ours") / Epoch("tutorial"),8:F2} {Peak("ours") / Peak("tutorial"),11:F2}");
    }

    private static Measurement Start(string side, string data)
    {
        var start = side == "ours"
            ? new ProcessStartInfo("dotnet", [typeof(Comparison).Assembly.Location, "train", data, $"{Epochs}"])
            : new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "peers", "convnet.py"), side, data, $"{Epochs}"]);
        start.RedirectStandardOutput = true;
        TreatFairly(start);
        using var process = Process.Start(start)!;
        var json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Measurement.FromJson(json)
            : throw new InvalidOperationException($"The measurement '{side}' failed with exit code {process.ExitCode}.");
    }

    // Both sides: every core, no preset that switches kernels off, one OpenMP pool for BLAS and libtorch, memory kept between steps.
    private static void TreatFairly(ProcessStartInfo start)
    {
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        start.Environment["OMP_NUM_THREADS"] = $"{Environment.ProcessorCount}";
        start.Environment["LD_LIBRARY_PATH"] = OpenMpBlas;
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "1073741824";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "4294967296";
        start.Environment["MALLOC_TOP_PAD_"] = "268435456";
    }
}
