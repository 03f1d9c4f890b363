using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch.Samples.Resuming;

public static partial class ResumeTraining
{
    /// <summary>The share of the test images that <paramref name="model"/> reads rightly.</summary>
    public static double Evaluate(MLContext ml, ITransformer model, IDataView test)
    {
        ArgumentNullException.ThrowIfNull(ml);
        ArgumentNullException.ThrowIfNull(model);
        return ml.MulticlassClassification.Evaluate(model.Transform(test)).MicroAccuracy;
    }

    /// <summary>All weights as the bytes of a safetensors file: what is the same here is the same to the bit.</summary>
    internal static byte[] WeightsOf(ITorchTransformer network, string folder)
    {
        var path = Path.Combine(folder, "weights.safetensors");
        network.SaveWeights(path);
        return File.ReadAllBytes(path);
    }

    /// <summary>Whether two trainings went the same way: every figure of every epoch but the time.</summary>
    internal static bool WentTheSameWay(TrainingHistory one, TrainingHistory other) =>
        one.BestEpoch == other.BestEpoch && Figures(one).SequenceEqual(Figures(other));

    private static IEnumerable<KeyValuePair<string, double>> Figures(TrainingHistory history) =>
        history.Epochs.SelectMany(epoch => epoch.AllMetrics());
}
