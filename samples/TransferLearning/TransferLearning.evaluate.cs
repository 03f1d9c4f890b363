using System.Diagnostics;
using Microsoft.ML;

namespace MLNetTorch.Samples.Transfer;

public static partial class TransferLearning
{
    /// <summary>Trains, and tells accuracy and time.</summary>
    internal static (ITransformer Model, double Accuracy, double Seconds) Measure(MLContext ml, string name, IDataView test, Func<ITransformer> train)
    {
        var watch = Stopwatch.StartNew();
        var model = train();
        var seconds = watch.Elapsed.TotalSeconds;
        var accuracy = ml.MulticlassClassification.Evaluate(model.Transform(test)).MicroAccuracy;
        Console.WriteLine($"  {name,-58} accuracy {accuracy:F3}, {seconds,5:F1} s");
        return (model, accuracy, seconds);
    }
}
