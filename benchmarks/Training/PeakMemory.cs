namespace MLNetTorch.Benchmarks.Training;

internal static class PeakMemory
{
    /// <summary>The most physical memory this process ever had, as the kernel counts it for every process alike.</summary>
    public static double MiB() => Status("VmHWM:");

    /// <summary>The physical memory that this process has now.</summary>
    public static double NowMiB() => Status("VmRSS:");

    /// <summary>Lets the kernel count the peak anew from here on.</summary>
    public static void Reset() => File.WriteAllText("/proc/self/clear_refs", "5");

    private static double Status(string field)
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;
    }
}
