namespace MLNetTorch.Benchmarks.Training;

internal static class PeakMemory
{
    /// <summary>The most physical memory this process ever had, as the kernel counts it for every process alike.</summary>
    public static double MiB()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
    }
}
