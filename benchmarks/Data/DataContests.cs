using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Data;

/// <summary>The 10,000 MNIST test images from their IDX files to normalised batches of 64: ours in two ways, PyTorch's in three.</summary>
internal static class DataContests
{
    public static int Run(string data, int rounds)
    {
        // torchvision wants its own folders around the same files.
        var root = Directory.CreateTempSubdirectory("data").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "MNIST"));
            Directory.CreateSymbolicLink(Path.Combine(root, "MNIST", "raw"), Path.GetFullPath(data));
            var result = Contest.Run(
                "IDX to batches, 10,000 images", rounds,
                Contender.Ours("ours, into tensors", null, "data-run", "tensors", data),
                Contender.Ours("ours, row by row", null, "data-run", "cursor", data),
                Peer("torchvision, one tensor", root, "tensor"),
                Peer("DataLoader", root, "0"),
                Peer("DataLoader, 2 workers", root, "2"));
            Console.WriteLine(result);
            ResultFile.Write("data", new[] { result });
            PerformancePage.Put("data", ContestTable.Of([result]));
            return 0;
        }
        finally
        {
            Directory.Delete(root, true);
        }
    }

    private static Contender Peer(string name, string root, string how) => Contender.Python(name, null, keepsMemory: false, "data.py", root, how);
}
