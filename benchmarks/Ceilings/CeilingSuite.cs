using System.Globalization;
using MLNetTorch.Benchmarks.Harness;
using MLNetTorch.Benchmarks.Training;

namespace MLNetTorch.Benchmarks.Ceilings;

/// <summary>How far the measured steps are from what the machine can do at all: counted operations and bytes beside measured ceilings.</summary>
internal static class CeilingSuite
{
    private static readonly (string Name, int Rows)[] Steps =
        [("convnet", 64), ("lenet", 64), ("mlp", 64), ("cifar-mlp", 1024), ("full-batch-mlp", 60_000), ("resnet18", 64), ("resnet18", 1024)];

    private static readonly (string Name, int Rows)[] Scored = [("convnet", 10_000), ("lenet", 10_000), ("mlp", 10_000)];

    public static int Run()
    {
        Ceiling[] ceilings = [Ceiling.Of(1), Ceiling.Of(Environment.ProcessorCount)];
        var (training, scoring) = (ResultFile.Read<ContestResult>("training"), ResultFile.Read<ContestResult>("scoring"));
        CeilingRow[] rows =
        [
            .. Steps.Select(step => RowOf("training, batch", "batch", step, CountedWork.Training, training)),
            .. Scored.Select(step => RowOf("scoring, rows", "rows", step, CountedWork.Scoring, scoring)),
        ];
        var table = string.Join('\n', ceilings.Select(ToText)) + "\n\n" + TableOf(rows, ceilings[^1]);
        Console.WriteLine(table);
        ResultFile.Write("ceilings", new { ceilings, rows });
        PerformancePage.Put("ceilings", table);
        return 0;
    }

    private static CeilingRow RowOf(
        string kind, string unit, (string Name, int Rows) step, Func<Workload, int, CountedWork> count, IReadOnlyList<ContestResult> results)
    {
        var workload = Workload.Named(step.Name);
        var rows = unit == "rows" ? step.Rows.ToString("N0", CultureInfo.InvariantCulture) + " rows" : $"batch {step.Rows}";
        var measured = results.First(result => result.Workload == $"{workload.Title}, {rows}").Sides.Where(side => side.Threads == Environment.ProcessorCount).ToList();
        return new($"{workload.Title}: {kind} {step.Rows.ToString("N0", CultureInfo.InvariantCulture)}", count(workload, step.Rows),
            measured[0].Milliseconds.Median, measured.Skip(1).Min(side => side.Milliseconds.Median));
    }

    private static string ToText(Ceiling each) => string.Create(CultureInfo.InvariantCulture,
        $"- {each.Threads} thread{(each.Threads == 1 ? "" : "s")}: {each.GigaflopsPerSecond:F0} GFLOP/s, {each.GibibytesPerSecond:F1} GiB/s");

    private static string TableOf(IEnumerable<CeilingRow> rows, Ceiling ceiling) => $"""
        | workload, {ceiling.Threads} threads | GFLOP | ms at the ceiling | MiB moved | ms at the ceiling | ms measured | of the arithmetic ceiling: ours | PyTorch at its best |
        |---|---|---|---|---|---|---|---|
        {string.Join('\n', rows.Select(row => row.ToMarkdown(ceiling)))}
        """;
}
