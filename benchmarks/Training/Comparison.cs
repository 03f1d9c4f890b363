namespace MLNetTorch.Benchmarks.Training;

/// <summary>Ours and PyTorch's processes in turn, on the same libtorch and thread count, under the same settings.</summary>
internal static class Comparison
{
    private const int Epochs = 4;

    public static int Run(string data, int rounds)
    {
        Dictionary<string, List<Measurement>> results = new() { ["ours"] = [], ["tuned"] = [], ["tutorial"] = [] };
        for (var round = 1; round <= rounds; round++)
        {
            Console.WriteLine($"round {round} of {rounds}");
            foreach (var (side, measurements) in results)
            {
                measurements.Add(Start(side, data));
                var last = measurements[^1];
                Console.WriteLine($"  {side,-9} {last.Epoch,7:F3} s/epoch  {last.PeakMiB,6:F0} MiB  {last.Threads} threads  loss {last.Loss:F4}");
            }
        }

        Report(results);
        return 0;
    }

    private static void Report(Dictionary<string, List<Measurement>> results)
    {
        double Epoch(string side) => Statistics.Median(results[side].Select(m => m.Epoch));
        double Peak(string side) => Statistics.Median(results[side].Select(m => m.PeakMiB));

        Console.WriteLine();
        Console.WriteLine("median over the rounds          s/epoch    peak MiB");
        foreach (var side in results.Keys)
        {
            Console.WriteLine($"  {side,-28} {Epoch(side),8:F3} {Peak(side),11:F0}");
        }

        Console.WriteLine($"ours / PyTorch, tuned loop      {Epoch("ours") / Epoch("tuned"),8:F2} {Peak("ours") / Peak("tuned"),11:F2}");
        Console.WriteLine($"ours / PyTorch, tutorial loop   {Epoch("ours") / Epoch("tutorial"),8:F2} {Peak("ours") / Peak("tutorial"),11:F2}");
    }

    private static Measurement Start(string side, string data) => Measurement.FromJson(side == "ours"
        ? PeerProcess.Ours(Environment.ProcessorCount, "train", data, $"{Epochs}")
        : PeerProcess.Python(Environment.ProcessorCount, "convnet.py", side, data, $"{Epochs}"));
}
