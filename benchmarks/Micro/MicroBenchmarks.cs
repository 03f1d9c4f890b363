using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MLNetTorch.Benchmarks.Harness;
using Perfolizer.Horology;

namespace MLNetTorch.Benchmarks.Micro;

/// <summary>Single operations by BenchmarkDotNet, within this process, since it would look for the stack by itself in one of its own.</summary>
internal static class MicroBenchmarks
{
    private static readonly Type[] Classes = [typeof(TensorOperations), typeof(RowOperations), typeof(ModelOperations)];

    public static int Run()
    {
        var reports = Classes.SelectMany(type => BenchmarkRunner.Run(type, Configuration()).Reports).ToList();
        if (reports.Find(report => !report.Success) is { } failed)
            throw new InvalidOperationException($"The benchmark '{failed.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo}' failed: run it with a logger to see why.");
        var results = reports.ConvertAll(MicroResult.Of);
        var table = MicroResult.Table(results);
        Console.WriteLine(table);
        ResultFile.Write("micro", results);
        PerformancePage.Put("micro", table);
        return 0;
    }

    private static ManualConfig Configuration() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.DontLogOutput)
            .WithIterationTime(TimeInterval.FromMilliseconds(200))
            .WithWarmupCount(4)
            .WithIterationCount(9))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "MLNetTorch.Benchmarks"))
        .WithOptions(ConfigOptions.DisableLogFile);
}
