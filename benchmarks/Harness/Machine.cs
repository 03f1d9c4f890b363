using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;

namespace MLNetTorch.Benchmarks.Harness;

/// <summary>Where and with what something was measured: it stands beside every figure.</summary>
internal sealed record Machine(string Processor, int Cores, int MemoryGiB, string System, string Runtime, string Engines, string LibTorch, string Date)
{
    public static Machine Describe() => new(
        Line("/proc/cpuinfo", "model name") + (Line("/proc/cpuinfo", "flags").Contains("avx512f", StringComparison.Ordinal) ? " with AVX-512" : ""),
        Environment.ProcessorCount,
        (int)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30)),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        typeof(torch).Assembly.GetName().Name ?? "",
        torch.__version__,
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public override string ToString()
        => $"{Cores} cores of {Processor}, {MemoryGiB} GiB, {System}, {Runtime}, {Engines} over libtorch {LibTorch}, {Date}";

    private static string Line(string file, string name)
        => File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "";
}
