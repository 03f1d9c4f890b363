using System.Globalization;
using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Start;

/// <summary>From the start of a process to its first prediction and its end: whole processes in turn, which print the same probabilities.</summary>
internal static class StartComparison
{
    private const double Tolerance = 1e-5;

    public static int Run(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("start").FullName;
        try
        {
            var sides = Sides(folder);
            var probabilities = sides.ConvertAll(side => Probabilities(WholeProcess.Run(side).Output));
            if (probabilities.Any(each => !Same(probabilities[0], each)))
                throw new InvalidDataException($"The sides do not predict the same: {string.Join("; ", probabilities.Select(each => string.Join(' ', each)))}.");

            var seconds = sides.ConvertAll(_ => new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                for (var side = 0; side < sides.Count; side++)
                    seconds[side].Add(WholeProcess.Run(sides[side]).Seconds);
            }
            Report([.. sides.Select((side, i) => StartResult.Of(side.Name, seconds[0], seconds[i]))]);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static List<Contender> Sides(string folder)
    {
        var (zip, weights) = StartModel.Write(folder);
        var program = Path.Combine(AppContext.BaseDirectory, "MLNetTorch.Benchmarks.FirstPrediction.dll");
        var file = Path.Combine(folder, "convnet.pth");
        WholeProcess.Run(Contender.Python("PyTorch", null, keepsMemory: false, "start.py", "make", weights, file));
        List<Contender> sides =
        [
            Ours("ours", program, zip),
            Contender.Python("PyTorch", null, keepsMemory: false, "start.py", "predict", file),
        ];
        if (ReadyToRun.Publish(Path.Combine(folder, "published")) is { } compiled)
            sides.Add(Ours("ours, published ReadyToRun", compiled, zip));
        return sides;
    }

    private static Contender Ours(string name, string program, string zip) => new(name, "dotnet", [program, zip], null, KeepsMemory: false);

    private static double[] Probabilities(string output)
        => [.. output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    private static bool Same(double[] one, double[] other) => one.Length == other.Length && one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance);

    private static void Report(StartResult[] results)
    {
        var table = "| process | seconds from start to end | ours ÷ it |\n|---|---|---|\n"
            + string.Join('\n', results.Select((each, i) => $"| {each.Name} | {each.Seconds} | {(i == 0 ? "" : each.Ratio)} |"));
        Console.WriteLine(table);
        ResultFile.Write("start", results);
        PerformancePage.Put("start", table);
    }
}
