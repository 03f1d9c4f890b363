using BenchmarkDotNet.Reports;
using Summary = MLNetTorch.Benchmarks.Harness.Summary;

namespace MLNetTorch.Benchmarks.Micro;

/// <summary>What one operation came to.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Nanoseconds">Its time.</param>
/// <param name="Allocated">The bytes of managed memory that it allocates.</param>
internal sealed record MicroResult(string Operation, Summary Nanoseconds, double Allocated)
{
    public static MicroResult Of(BenchmarkReport report)
    {
        var times = report.ResultStatistics!;
        return new(
            report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
            new Summary(times.Median, times.Q1, times.Q3, times.N),
            report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
    }

    public static string Table(IEnumerable<MicroResult> results)
        => "| operation | median (quarters) | allocated, bytes |\n|---|---|---|\n"
            + string.Join('\n', results.Select(each => $"| {each.Operation} | {each.Time()} | {Summary.Number(each.Allocated)} |"));

    private string Time()
    {
        var (unit, divisor) = Nanoseconds.Median switch
        {
            >= 1e6 => ("ms", 1e6),
            >= 1e3 => ("µs", 1e3),
            _ => ("ns", 1.0),
        };
        return $"{Nanoseconds.DividedBy(divisor)} {unit}";
    }
}
