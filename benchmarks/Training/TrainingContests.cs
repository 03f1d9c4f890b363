using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Training;

/// <summary>
/// A training step of the trainer beside PyTorch's: as it comes out of the box, with as many threads as ours, and with every setting of ours that it has.
/// </summary>
internal static class TrainingContests
{
    private static readonly (string Name, int Batch)[] Steps =
    [
        ("convnet", 64), ("convnet", 1024), ("lenet", 64), ("lenet", 1024), ("mlp", 64), ("mlp", 1024), ("cifar-mlp", 64), ("cifar-mlp", 1024),
        ("full-batch-mlp", 60_000), ("resnet18", 64), ("resnet18", 1024),
    ];

    public static int Run(int rounds, string? only)
    {
        List<ContestResult> results = [];
        foreach (var (name, batch) in Steps.Where(step => only is null || only == step.Name || only == $"{step.Name}-{step.Batch}"))
        {
            results.Add(Contest.Run($"{Workload.Named(name).Title}, batch {batch}", rounds, SidesOf(name, batch)));
            Console.WriteLine(results[^1]);
        }
        if (only is null or "epoch")
        {
            results.Add(Contest.Run("ConvNet, an epoch of MNIST, batch 64", rounds: 3, EpochSides()));
            Console.WriteLine(results[^1]);
        }
        if (only is null)
        {
            ResultFile.Write("training", results);
            PerformancePage.Put("training", ContestTable.Of(results));
        }
        return 0;
    }

    private static Contender[] EpochSides()
    {
        var data = Path.Combine("data", "mnist");
        Contender Loader(int threads, int workers) => Contender.Python($"DataLoader, {workers} workers", threads, keepsMemory: false, "dataloader.py", data, $"{workers}");
        return [Contender.Ours("ours", null, "epoch-run", data), Loader(1, 0), Loader(Environment.ProcessorCount, 0), Loader(1, 1), Loader(1, 2)];
    }

    private static Contender[] SidesOf(string name, int batch)
    {
        var cores = Environment.ProcessorCount;
        string[] what = [name, $"{Workload.Named(name).Rows}", $"{batch}"];
        return
        [
            Contender.Ours("ours", null, ["training-run", .. what]),
            Contender.Python("PyTorch out of the box", null, keepsMemory: false, "training.py", [.. what, "plain"]),
            Contender.Python("PyTorch, as many threads", cores, keepsMemory: false, "training.py", [.. what, "plain"]),
            Contender.Python("PyTorch, every setting of ours", cores, keepsMemory: true, "training.py", [.. what, "tuned"]),
            Contender.Ours("ours, 1 thread", 1, ["training-run", .. what]),
            Contender.Python("PyTorch, every setting, 1 thread", 1, keepsMemory: true, "training.py", [.. what, "tuned"]),
        ];
    }
}
