using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Weights;

/// <summary>45 MB of weights (ResNet-18) from a file and into one, in each format beside torch.load and torch.save; the files in the system's cache.</summary>
internal static class WeightsContests
{
    private static readonly (string What, string Workload, string Peer)[] Contests =
    [
        ("load-pytorch", "load a PyTorch file into a network", "load"),
        ("load-safetensors", "load safetensors into a network", "load"),
        ("save-safetensors", "save safetensors", "save"),
        ("load-model", "load a model zip, network included", "load-new"),
        ("save-model", "save a model zip", "save"),
    ];

    public static int Run(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("weights").FullName;
        try
        {
            WholeProcess.Run(Contender.Python("PyTorch", null, keepsMemory: false, "weights.py", "make", folder));
            WholeProcess.Run(Contender.Ours("ours", null, "weights-run", "make", folder));
            List<ContestResult> results = [];
            foreach (var (what, workload, peer) in Contests)
            {
                results.Add(Contest.Run(
                    workload, rounds,
                    Contender.Ours("ours", null, "weights-run", what, folder),
                    Contender.Python(peer == "save" ? "torch.save" : "torch.load", null, keepsMemory: false, "weights.py", peer, folder)));
                Console.WriteLine(results[^1]);
            }
            ResultFile.Write("weights", results);
            PerformancePage.Put("weights", ContestTable.Of(results));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
