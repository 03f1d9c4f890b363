using MLNetTorch.Benchmarks.Training;

namespace MLNetTorch.Benchmarks.Networks;

/// <summary>Forward and backward of our networks and of PyTorch's, in both layouts of images, in alternating processes.</summary>
internal static class StepComparison
{
    private static readonly (string Network, int Steps)[] Networks = [("resnet18", 20), ("convnet", 400)];
    private static readonly string[] Layouts = ["first", "last"];

    public static int Run(int rounds, int threads)
    {
        foreach (var (network, steps) in Networks)
        {
            var results = Layouts.ToDictionary(layout => layout, _ => (Ours: new List<StepMeasurement>(), Peer: new List<StepMeasurement>()));
            for (var round = 1; round <= rounds; round++)
            {
                foreach (var (layout, (ours, peer)) in results)
                {
                    ours.Add(StepMeasurement.FromJson(PeerProcess.Ours(threads, "step", network, layout, $"{steps}")));
                    peer.Add(StepMeasurement.FromJson(PeerProcess.Python(threads, "networks.py", network, layout, $"{steps}")));
                    Console.WriteLine(
                        $"{network} round {round} of {rounds}, channels {layout}: ours {Text(ours[^1])}, PyTorch {Text(peer[^1])}, "
                        + $"threads {ours[^1].Threads} and {peer[^1].Threads}, losses {ours[^1].Loss:F3} and {peer[^1].Loss:F3}");
                }
            }

            Report(network, results);
        }

        return 0;
    }

    private static void Report(string network, Dictionary<string, (List<StepMeasurement> Ours, List<StepMeasurement> Peer)> results)
    {
        Console.WriteLine();
        Console.WriteLine($"{network}, medians over the rounds; a ratio is the median of the rounds' ratios");
        Console.WriteLine($"{"",-16}  ms by the clock           ms of all cores           peak MiB");
        Console.WriteLine($"{"",-16} {"ours",8} {"PyTorch",8} {"ratio",6}  {"ours",8} {"PyTorch",8} {"ratio",6} {"ours",7} {"PyTorch",8}");
        foreach (var (layout, (ours, peer)) in results)
        {
            Console.WriteLine(
                $"  channels {layout,-5}{Pair(ours, peer, m => m.Milliseconds)} {Pair(ours, peer, m => m.ProcessorMilliseconds)}"
                + $" {Median(ours, m => m.PeakMiB),7:F0} {Median(peer, m => m.PeakMiB),8:F0}");
        }

        Console.WriteLine();
    }

    private static string Text(StepMeasurement measurement) => $"{measurement.Milliseconds:F2} ms ({measurement.ProcessorMilliseconds:F2} of all cores)";

    private static string Pair(List<StepMeasurement> ours, List<StepMeasurement> peer, Func<StepMeasurement, double> of) =>
        $" {Median(ours, of),8:F2} {Median(peer, of),8:F2} {Statistics.Median(ours.Zip(peer, (a, b) => of(a) / of(b))),6:F3}";

    private static double Median(List<StepMeasurement> measurements, Func<StepMeasurement, double> of) => Statistics.Median(measurements.Select(of));
}
