using MLNetTorch.Benchmarks.Loading;
using MLNetTorch.Benchmarks.Scoring;
using MLNetTorch.Benchmarks.Training;

// training [data folder] [rounds]   ConvNet beside PyTorch: alternating processes, medians, ratios
// scoring  [data folder]            Transform beside PredictionEngine, in one process
// loading  [rounds]                 a 45 MB PyTorch checkpoint into a network, beside PyTorch: alternating processes, medians, ratios
// load     <file> <repetitions>     one measurement of ours, as JSON (what 'loading' starts)
// train    <data folder> <epochs>   one measurement of ours, as JSON (what 'training' starts)
var data = args.Length > 1 ? args[1] : Path.Combine("data", "mnist");
switch (args.FirstOrDefault())
{
    case "training":
        return Comparison.Run(data, rounds: args.Length > 2 ? int.Parse(args[2]) : 5);
    case "scoring":
        return ScoringRatio.Run(data);
    case "train":
        Console.WriteLine(ConvNetRun.Measure(data, epochs: int.Parse(args[2])).ToJson());
        return 0;
    case "loading":
        return LoadingComparison.Run(rounds: args.Length > 1 ? int.Parse(args[1]) : 5);
    case "load":
        Console.WriteLine(LoadingRun.Measure(args[1], int.Parse(args[2])).ToJson());
        return 0;
    default:
        Console.Error.WriteLine("usage: training [data folder] [rounds] | scoring [data folder] | loading [rounds]");
        return 2;
}
