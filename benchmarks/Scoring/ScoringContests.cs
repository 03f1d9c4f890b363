using MLNetTorch.Benchmarks.Harness;
using MLNetTorch.Benchmarks.Training;

namespace MLNetTorch.Benchmarks.Scoring;

/// <summary>Scoring by <c>Transform</c> and by <c>PredictionEngine</c> beside the bare network in PyTorch, eager and compiled.</summary>
internal static class ScoringContests
{
    private static readonly string[] Networks = ["convnet", "lenet", "mlp"];

    public static int Run(string data, int rounds, string? only)
    {
        List<ContestResult> results = [];
        foreach (var (name, run) in Contests(data, rounds).Where(each => only is null || each.Name == only))
        {
            results.Add(run());
            Console.WriteLine(results[^1]);
        }
        if (only is null)
        {
            ResultFile.Write("scoring", results);
            PerformancePage.Put("scoring", ContestTable.Of(results));
        }
        return 0;
    }

    private static IEnumerable<(string Name, Func<ContestResult> Run)> Contests(string data, int rounds)
    {
        foreach (var network in Networks)
        {
            yield return ($"one-{network}", () => Contest.Run($"{Workload.Named(network).Title}, one row", rounds, One(network, data)));
            yield return ($"bulk-{network}", () => Contest.Run($"{Workload.Named(network).Title}, 10,000 rows", rounds, Bulk(network, data, 10_000)));
        }
        yield return ("million-convnet", () => Contest.Run("ConvNet, 1,000,000 rows", 3, Bulk("convnet", data, 1_000_000)));
    }

    private static Contender[] One(string network, string data) =>
    [
        Contender.Ours("PredictionEngine, bytes to answer", null, "score-one", network, data),
        Contender.Python("PyTorch eager, bare network, 1 thread", 1, keepsMemory: false, "scoring.py", network, data, "one", "eager"),
        Contender.Python("PyTorch eager, bare network, 2 threads", Environment.ProcessorCount, keepsMemory: false, "scoring.py", network, data, "one", "eager"),
        Contender.Python("PyTorch compiled, bare network", 1, keepsMemory: false, "scoring.py", network, data, "one", "compiled"),
    ];

    private static Contender[] Bulk(string network, string data, int rows) =>
    [
        Contender.Ours("Transform, bytes to answers", null, "score-bulk", network, data, $"{rows}"),
        Contender.Python("PyTorch eager, best batch, 1 thread", 1, keepsMemory: false, "scoring.py", network, data, $"{rows}", "eager"),
        Contender.Python("PyTorch eager, best batch, 2 threads", Environment.ProcessorCount, keepsMemory: false, "scoring.py", network, data, $"{rows}", "eager"),
        Contender.Python("the same with every setting of ours", Environment.ProcessorCount, keepsMemory: true, "scoring.py", network, data, $"{rows}", "last"),
        Contender.Python("PyTorch compiled, best batch", Environment.ProcessorCount, keepsMemory: true, "scoring.py", network, data, $"{rows}", "compiled"),
    ];
}
