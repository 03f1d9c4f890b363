using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Networks;

namespace MLNetTorch.Benchmarks.Scoring;

/// <summary>The 10,000 test images through <c>Transform</c> and, one by one, through a <c>PredictionEngine</c>.</summary>
internal static class ScoringRatio
{
    private const int Rounds = 5;

    public static int Run(string data)
    {
        var ml = new MLContext(seed: 1);
        var prepare = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]));
        var train = ml.Data.TakeRows(ml.Torch().LoadMnist(data, MnistSplit.Train), 6400);
        var model = prepare.Append(ml.Torch().MulticlassClassification(new ConvNet(), new TorchTrainerOptions { Epochs = 1 })).Fit(train);

        var test = ml.Torch().LoadMnist(data, MnistSplit.Test);
        var rows = ml.Data.CreateEnumerable<Digit>(test, reuseRowObject: false).ToList();
        using var engine = ml.Model.CreatePredictionEngine<Digit, Scored>(model, new PredictionEngineOptions { OwnsTransformer = false });

        List<double> batched = [], single = [];
        for (var round = 0; round < Rounds; round++)
        {
            batched.Add(Seconds(() => model.Transform(test).GetColumn<float[]>("Score").Count()));
            single.Add(Seconds(() => rows.Count(row => engine.Predict(row).Score.Length > 0)));
        }

        var (fast, slow) = (Statistics.Median(batched), Statistics.Median(single));
        Console.WriteLine($"10,000 rows, medians of {Rounds} rounds: Transform {fast:F3} s, PredictionEngine {slow:F3} s: {slow / fast:F1} times as fast");
        return 0;
    }

    private static double Seconds(Func<int> score)
    {
        var watch = Stopwatch.StartNew();
        var count = score();
        return count == 10_000 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"Scored {count} rows, not 10,000.");
    }

    private sealed class Digit
    {
        [VectorType(1, 28, 28)]
        public byte[] Image { get; set; } = [];

        public uint Label { get; set; }
    }

    private sealed class Scored
    {
        public float[] Score { get; set; } = [];
    }
}
