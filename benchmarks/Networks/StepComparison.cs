using MLNetTorch.Benchmarks.Training;

namespace MLNetTorch.Benchmarks.Networks;

/// <summary>Forward and backward of our networks and of PyTorch's, in both layouts of images, in alternating processes.</summary>
internal static class StepComparison
{
    private static readonly (string Network, int Steps)[] Networks = [("resnet18", 20), ("convnet", 400)];
    private static readonly string[] Layouts = ["first", "last"];

    public static int Run(int rounds)
    {
        foreach (var (network, steps) in Networks)
        {
            var results = Layouts.ToDictionary(layout => layout, _ => (Ours: new List<StepMeasurement>(), Peer: new List<StepMeasurement>()));
            for (var round = 1; round <= rounds; round++)
            {
                foreach (var (layout, (ours, peer)) in results)
                {
                    ours.Add(StepMeasurement.FromJson(PeerProcess.Ours("step", network, layout, $"{steps}")));
                    peer.Add(StepMeasurement.FromJson(PeerProcess.Python("networks.py", network, layout, $"{steps}")));
                    Console.WriteLine(
                        $"{network} round {round} of {rounds}, channels {layout}: ours {ours[^1].Milliseconds:F2} ms, PyTorch {peer[^1].Milliseconds:F2} ms, "
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
        Console.WriteLine($"{network,-28}     ms a step           peak MiB");
        Console.WriteLine($"{"median over the rounds",-28} ours   PyTorch  ratio  ours   PyTorch");
        foreach (var (layout, (ours, peer)) in results)
        {
            var (mine, theirs) = (Median(ours, m => m.Milliseconds), Median(peer, m => m.Milliseconds));
            var ratio = Statistics.Median(ours.Zip(peer, (a, b) => a.Milliseconds / b.Milliseconds));
            Console.WriteLine(
                $"  channels {layout,-16} {mine,7:F2} {theirs,8:F2} {ratio,7:F3} {Median(ours, m => m.PeakMiB),6:F0} {Median(peer, m => m.PeakMiB),8:F0}");
        }

        Console.WriteLine();
    }

    private static double Median(List<StepMeasurement> measurements, Func<StepMeasurement, double> of) => Statistics.Median(measurements.Select(of));
}
