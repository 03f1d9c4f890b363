using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>The columns of a validation set of one's own, which have to be those of the training rows.</summary>
internal static class ValidationColumns
{
    /// <summary>Finds and compares them.</summary>
    /// <exception cref="ArgumentException">They are missing or differ.</exception>
    public static TrainingColumns Of(DataViewSchema schema, TrainingColumns training, LearningTask task, TorchTrainerOptions options)
    {
        TrainingColumns own;
        try
        {
            own = TrainingColumns.Of(schema, options.InputColumns, options.LabelColumnName, task.Labels, options.ExampleWeightColumnName);
        }
        catch (ArgumentException fault)
        {
            throw new ArgumentException($"The ValidationSet does not have the columns of the training rows. {fault.Message} "
                + "Send it through the same stages first: preparation.Transform(validationRows).", fault);
        }
        Compare(training, own);
        CompareClasses(training.Label, own.Label);
        return own;
    }

    private static void Compare(TrainingColumns training, TrainingColumns own)
    {
        foreach (var (expected, given) in training.Features.Columns.Zip(own.Features.Columns).Append((training.Label.Column, own.Label.Column)))
        {
            if (!expected.Type.Equals(given.Type))
            {
                throw new ArgumentException($"The column '{given.Name}' of the ValidationSet is {given.Type}; in the training rows it is "
                    + $"{expected.Type}. Send both through the same fitted stages: preparation.Transform(validationRows).");
            }
        }
    }

    // The same number may stand for another class where the keys were made from other rows.
    private static void CompareClasses(LabelFormat training, LabelFormat own)
    {
        if (!training.ClassNames.SequenceEqual(own.ClassNames))
        {
            throw new ArgumentException($"The key values of the label column '{own.Column.Name}' of the ValidationSet are {Text(own.ClassNames)}; "
                + $"in the training rows they are {Text(training.ClassNames)}. Make both with one fitted MapValueToKey, on data that have every class.");
        }
    }

    private static string Text(IReadOnlyList<string> values) => $"[{string.Join(", ", values.Take(10))}{(values.Count > 10 ? ", …" : "")}]";
}
