using System.Collections;
using System.Globalization;
using System.Reflection;

namespace MLNetTorch.Estimators;

/// <summary>Options as texts by name: for the history, and to tell whether two trainings are the same.</summary>
internal static class OptionsText
{
    // What changes nothing in the weights that come out, or is told apart elsewhere.
    private static readonly string[] LeftOut =
    [
        nameof(TorchTrainerOptions.Progress), nameof(TorchTrainerOptions.CancellationToken), nameof(TorchTrainerOptions.OnCancel),
        nameof(TorchTrainerOptions.Checkpoint), nameof(TorchTrainerOptions.KeepTrainingState), nameof(TorchTrainerOptions.ValidationSet),
        nameof(TorchTrainerOptions.Device), nameof(TorchTrainerOptions.Threads), nameof(TorchTrainerOptions.MaximumTime),
        nameof(TorchTrainerOptions.Seed), nameof(TorchTrainerOptions.Loss), nameof(TorchTrainerOptions.MemoryBudget),
        nameof(TorchTrainerOptions.FoldBatchNorm),
    ];

    /// <summary>All options that decide what is learned.</summary>
    /// <param name="options">The options.</param>
    /// <param name="loss">The loss in use, which the options may leave to the trainer.</param>
    /// <param name="seed">The seed in use.</param>
    public static SortedDictionary<string, string> Of(TorchTrainerOptions options, TrainingLoss loss, int seed)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(options.Loss)] = Text(loss),
            [nameof(options.Seed)] = Text(seed),
        };
        foreach (var property in typeof(TorchTrainerOptions).GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (!LeftOut.Contains(property.Name))
                texts.Add(property.Name, Text(property.GetValue(options)));
        }
        return texts;
    }

    /// <summary>A value as text, the same in every culture.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => Record(value),
    };

    // A record writes its numbers as the current culture has them, so its properties are written one by one.
    private static string Record(object value)
    {
        var type = value.GetType();
        if (type.GetMethod("<Clone>$") is null)
            return value.ToString() ?? type.Name;
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => $"{property.Name} = {Text(property.GetValue(value))}");
        return $"{type.Name} {{ {string.Join(", ", properties)} }}";
    }
}
