using Microsoft.ML;

namespace MLNetTorch.Samples.Fashion;

public static partial class FashionMnist
{
    /// <summary>Prints the metrics and the confusion table of <paramref name="model"/> on <paramref name="test"/>.</summary>
    /// <returns>The fraction of pictures that were named rightly.</returns>
    public static double Evaluate(MLContext ml, ITransformer model, IDataView test)
    {
        ArgumentNullException.ThrowIfNull(ml);
        ArgumentNullException.ThrowIfNull(model);

        var metrics = ml.MulticlassClassification.Evaluate(model.Transform(test));
        Console.WriteLine($"Test accuracy {metrics.MicroAccuracy:F4} (by class {metrics.MacroAccuracy:F4}), log-loss {metrics.LogLoss:F4}");
        Console.WriteLine(metrics.ConfusionMatrix.GetFormattedConfusionTable());
        return metrics.MicroAccuracy;
    }
}
