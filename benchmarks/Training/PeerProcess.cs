using System.Diagnostics;

namespace MLNetTorch.Benchmarks.Training;

/// <summary>One measurement in a process of its own: ours or PyTorch's, on the same libtorch and thread count, under the same settings.</summary>
internal static class PeerProcess
{
    private const string OpenMpBlas = "/usr/lib/x86_64-linux-gnu/openblas-openmp";

    /// <summary>This program with the given arguments; gives what it printed.</summary>
    public static string Ours(int threads, params string[] arguments) => Run(threads, new ProcessStartInfo("dotnet", [typeof(PeerProcess).Assembly.Location, .. arguments]));

    /// <summary>A script of the folder peers with the given arguments; gives what it printed.</summary>
    public static string Python(int threads, string script, params string[] arguments) =>
        Run(threads, new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "peers", script), .. arguments]));

    private static string Run(int threads, ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        TreatFairly(threads, start);
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? printed
            : throw new InvalidOperationException($"'{start.FileName} {string.Join(' ', start.ArgumentList)}' failed with exit code {process.ExitCode}.");
    }

    // Both sides: as many threads, no preset that switches kernels off, one OpenMP pool for BLAS and libtorch, memory kept between steps.
    private static void TreatFairly(int threads, ProcessStartInfo start)
    {
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        start.Environment["OMP_NUM_THREADS"] = $"{threads}";
        start.Environment["LD_LIBRARY_PATH"] = OpenMpBlas;
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "1073741824";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "4294967296";
        start.Environment["MALLOC_TOP_PAD_"] = "268435456";
    }
}
