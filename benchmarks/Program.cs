using MLNetTorch.Benchmarks.Ceilings;
using MLNetTorch.Benchmarks.Data;
using MLNetTorch.Benchmarks.Growth;
using MLNetTorch.Benchmarks.Images;
using MLNetTorch.Benchmarks.Levers;
using MLNetTorch.Benchmarks.Loop;
using MLNetTorch.Benchmarks.Micro;
using MLNetTorch.Benchmarks.Networks;
using MLNetTorch.Benchmarks.Scoring;
using MLNetTorch.Benchmarks.Serving;
using MLNetTorch.Benchmarks.Start;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Benchmarks.Weights;

// training [rounds] [network[-batch]]   training steps beside PyTorch's: a contest for each network and batch size
// scoring  [data folder]            Transform beside PredictionEngine, in one process
// start    [rounds]                 from the start of a process to its first prediction and its end, beside PyTorch: whole processes in turn
// weights  [rounds]                 45 MB of weights loaded and saved in each format, beside torch.load and torch.save: contests
// data     [data folder] [rounds]   MNIST's files to normalised batches, beside torchvision: a contest
// ceilings                          counted operations and bytes of the steps beside what the machine does at most
// micro                             single operations by BenchmarkDotNet
// growth   [rows|classes|image-size|network-size]   time and memory against size, each point in a process of its own; pictures
// networks [rounds] [threads]       forward and backward of ResNet-18 and ConvNet beside PyTorch: alternating processes, medians, ratios
// overhead [data folder] [rounds]   epochs with progress, validation and callbacks beside a bare loop: in turn, in one process, medians, ratios
// streaming [data folder] [rounds]  streamed epochs beside epochs in memory: alternating processes, medians, ratios; peak memory by rows
// pictures [rounds] [files]         a folder of JPEG files to normalised pixels beside torchvision's DataLoader: alternating processes, medians, ratio
// picture-memory                    peak memory by rows, up to a million
// picture-run <folder> <size> <passes>   one measurement of ours, as JSON (what both start)
// serving  [data folder] [rounds]   DigitWeb under 16 clients beside a Python server: alternating processes, medians, ratios
// serving-memory [data folder]      DigitWeb's memory over 200,000 requests
// training-run, weights-run, data-run   our side of a contest; growth-point <picture> <line> <size>: one measurement of ours, as JSON
// step     <network> first|last <steps>   one measurement of ours, as JSON (what 'networks' starts)
var data = args.Length > 1 ? args[1] : Path.Combine("data", "mnist");
switch (args.FirstOrDefault())
{
    case "training":
        return TrainingContests.Run(rounds: args.Length > 1 ? int.Parse(args[1]) : 9, only: args.Length > 2 ? args[2] : null);
    case "training-run":
        TrainingRun.Batches(args[1], int.Parse(args[2]), int.Parse(args[3]));
        return 0;
    case "epoch-run":
        TrainingRun.Epochs(args[1]);
        return 0;
    case "levers":
        return LeverContests.Run(rounds: args.Length > 1 ? int.Parse(args[1]) : 9, only: args.Length > 2 ? args[2] : null);
    case "start":
        return StartComparison.Run(rounds: args.Length > 1 ? int.Parse(args[1]) : 15);
    case "scoring":
        return ScoringContests.Run(Path.Combine("data", "mnist"), rounds: args.Length > 1 ? int.Parse(args[1]) : 9, only: args.Length > 2 ? args[2] : null);
    case "score-one":
        ScoringRun.One(args[1], args[2]);
        return 0;
    case "score-bulk":
        ScoringRun.Bulk(args[1], args[2], int.Parse(args[3]));
        return 0;
    case "networks":
        return StepComparison.Run(
            rounds: args.Length > 1 ? int.Parse(args[1]) : 5, threads: args.Length > 2 ? int.Parse(args[2]) : Environment.ProcessorCount);
    case "step":
        Console.WriteLine(StepRun.Measure(args[1], channelsLast: args[2] == "last", steps: int.Parse(args[3])).ToJson());
        return 0;
    case "overhead":
        return OverheadComparison.Run(data, rounds: args.Length > 2 ? int.Parse(args[2]) : 15);
    case "streaming":
        return StreamingComparison.Run(data, rounds: args.Length > 2 ? int.Parse(args[2]) : 3);
    case "stream-run":
        Console.WriteLine(StreamingComparison.Measure(args[1], args[2]).ToJson());
        return 0;
    case "stream-rows":
        Console.WriteLine(StreamingComparison.MeasureSynthetic(args[1], int.Parse(args[2])).ToJson());
        return 0;
    case "serving":
        return await ServingComparison.RunAsync(data, rounds: args.Length > 2 ? int.Parse(args[2]) : 5);
    case "serving-memory":
        return await ServingComparison.RunMemoryAsync(data);
    case "weights":
        return WeightsContests.Run(rounds: args.Length > 1 ? int.Parse(args[1]) : 9);
    case "weights-run":
        WeightsRun.Measure(args[1], args[2]);
        return 0;
    case "data":
        return DataContests.Run(data, rounds: args.Length > 2 ? int.Parse(args[2]) : 9);
    case "data-run":
        DataRun.Measure(args[1], args[2]);
        return 0;
    case "growth":
        return GrowthCurves.Run(args.Length > 1 ? args[1] : null);
    case "growth-point":
        GrowthCurves.Measure(args[1], int.Parse(args[2]), long.Parse(args[3]));
        return 0;
    case "ceilings":
        return CeilingSuite.Run();
    case "micro":
        return MicroBenchmarks.Run();
    case "pictures":
        return PictureComparison.Run(rounds: args.Length > 1 ? int.Parse(args[1]) : 3, files: args.Length > 2 ? int.Parse(args[2]) : 10_000);
    case "picture-memory":
        return PictureComparison.RunMemory();
    case "picture-run":
        Console.WriteLine(PictureRun.Measure(args[1], int.Parse(args[2]), int.Parse(args[3])).ToJson());
        return 0;
    default:
        Console.Error.WriteLine("usage: training [rounds] [network[-batch]] | scoring [data folder] | networks [rounds] [threads] | start [rounds] "
            + "| weights [rounds] | data [data folder] [rounds] | micro | growth [picture] | overhead [data folder] [rounds] "
            + "| streaming [data folder] [rounds] | pictures [rounds] [files] | picture-memory | serving [data folder] [rounds] | serving-memory [data folder]");
        return 2;
}
