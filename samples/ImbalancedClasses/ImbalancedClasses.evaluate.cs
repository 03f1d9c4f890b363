using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Imbalance;

public static partial class ImbalancedClasses
{
    /// <summary>The metrics of <paramref name="model"/> on <paramref name="test"/>.</summary>
    public static MulticlassClassificationMetrics Evaluate(MLContext ml, ITransformer model, IDataView test)
    {
        ArgumentNullException.ThrowIfNull(ml);
        ArgumentNullException.ThrowIfNull(model);
        return ml.MulticlassClassification.Evaluate(model.Transform(test));
    }

    /// <summary>Prints of each digit how many of its images are found, by a network without and by one with class weights.</summary>
    internal static void PrintRecall(MulticlassClassificationMetrics plain, MulticlassClassificationMetrics balanced, int rareDigit)
    {
        Console.WriteLine("recall of          without    balanced");
        for (var digit = 0; digit < plain.ConfusionMatrix.NumberOfClasses; digit++)
        {
            var rare = digit == rareDigit ? "(rare)" : "      ";
            Console.WriteLine($"  digit {digit} {rare} {Recall(plain, digit),9:F3}   {Recall(balanced, digit),9:F3}");
        }

        Console.WriteLine($"  all by class   {plain.MacroAccuracy,9:F3}   {balanced.MacroAccuracy,9:F3}");
        Console.WriteLine($"  all images     {plain.MicroAccuracy,9:F3}   {balanced.MicroAccuracy,9:F3}");
    }

    internal static double Recall(MulticlassClassificationMetrics metrics, int digit) => metrics.ConfusionMatrix.PerClassRecall[digit];

    internal static double Precision(MulticlassClassificationMetrics metrics, int digit) => metrics.ConfusionMatrix.PerClassPrecision[digit];
}
