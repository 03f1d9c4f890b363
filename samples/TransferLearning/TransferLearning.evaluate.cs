using System.Diagnostics;
using Microsoft.ML;

namespace MLNetTorch.Samples.Transfer;

public static partial class TransferLearning
{
    /// <summary>Trains, and tells accuracy and time: the clock's, and the processor's, which a busy machine does not lengthen.</summary>
    internal static (ITransformer Model, double Accuracy, double ProcessorSeconds) Measure(MLContext ml, string name, IDataView test, Func<ITransformer> train)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var model = train();
        var (seconds, processor) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        var accuracy = ml.MulticlassClassification.Evaluate(model.Transform(test)).MicroAccuracy;
        Console.WriteLine($"  {name,-58} accuracy {accuracy:F3}, {seconds,5:F1} s ({processor:F1} s of a processor)");
        return (model, accuracy, processor);
    }
}
