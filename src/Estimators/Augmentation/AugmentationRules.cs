using MLNetTorch.Networks;

namespace MLNetTorch.Estimators;

/// <summary>What the options' augmentations need.</summary>
internal static class AugmentationRules
{
    /// <summary>Checks their settings.</summary>
    public static void Check(TorchTrainerOptions options, OptionsValidator faults)
    {
        const string Option = nameof(options.Augmentation);
        faults.Require(options.Augmentation is not null, Option, null, "a list, which may be empty");
        for (var i = 0; i < options.Augmentation?.Count; i++)
        {
            var name = $"{Option}[{i}]";
            faults.Require(options.Augmentation[i] is not null, name, null, "Augmentations.HorizontalFlip(…) or another");
            options.Augmentation[i]?.Check(faults, name);
        }
        faults.Require(!(options.Augmentation?.OfType<MixingAugmentation>().Count() > 1), Option, "mix-up or cut-mix twice", "one of them at most");
    }

    /// <summary>Checks that the rows suit them.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void CheckShape(TorchTrainerOptions options, NetworkShape shape)
    {
        for (var i = 0; i < options.Augmentation.Count; i++)
        {
            var augmentation = options.Augmentation[i];
            if (augmentation.FaultOf(shape.Input) is { } expected)
            {
                throw new ArgumentException($"Augmentation[{i}], {augmentation.GetType().Name}, needs features of {expected}, but those of "
                    + $"{string.Join(", ", options.InputColumns.Select(column => $"'{column}'"))} are {string.Join("x", shape.Input)}. "
                    + "Give the column such a shape before the trainer, or leave this augmentation away.");
            }
        }
    }
}
