using System.Globalization;

namespace MLNetTorch.Estimators;

/// <summary>The allowed range of every option.</summary>
internal static class TrainerOptionsRules
{
    private const int MaximumThreads = 1024;

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="TrainerOptionsException">One or more are out of range.</exception>
    public static void Check(TorchTrainerOptions options)
    {
        var faults = new OptionsValidator();
        CheckColumns(options, faults);
        faults.Require(options.Epochs >= 1, nameof(options.Epochs), options.Epochs, "1 or more");
        faults.Require(options.BatchSize >= 1, nameof(options.BatchSize), options.BatchSize, "1 or more");
        faults.Require(
            options.Optimizer is not null, nameof(options.Optimizer), null, "Optimizers.Sgd(…), Optimizers.Adam(…) or another");
        options.Optimizer?.Check(faults);
        CheckSchedule(options, faults);
        faults.Require(options.Loss is not null, nameof(options.Loss), null, "Losses.CrossEntropy(…) or another");
        options.Loss?.Check(faults);
        faults.Share(options.ValidationFraction, nameof(options.ValidationFraction));
        faults.Require(IsDevice(options.Device), nameof(options.Device), options.Device, "null, \"cpu\", \"cuda\" or \"cuda:<number>\"");
        faults.Require(options.Threads is null or (>= 1 and <= MaximumThreads), nameof(options.Threads), options.Threads,
            $"null or 1 to {MaximumThreads}");
        faults.Defined(options.OnCancel, nameof(options.OnCancel));
        faults.ThrowIfAny();
    }

    private static void CheckColumns(TorchTrainerOptions options, OptionsValidator faults)
    {
        const string AName = "the name of a column";
        faults.Require(!string.IsNullOrEmpty(options.LabelColumnName), nameof(options.LabelColumnName), options.LabelColumnName, AName);
        faults.Require(!string.IsNullOrEmpty(options.FeatureColumnName), nameof(options.FeatureColumnName),
            options.FeatureColumnName, AName);
        faults.Require(string.IsNullOrEmpty(options.FeatureColumnName) || options.FeatureColumnName != options.LabelColumnName,
            nameof(options.FeatureColumnName), options.FeatureColumnName, "another column than the label's");
    }

    private static void CheckSchedule(TorchTrainerOptions options, OptionsValidator faults)
    {
        options.Schedule?.Check(faults, nameof(options.Schedule));
        if (options.Schedule is { CyclesMomentum: true } && options.Optimizer is { HasMomentum: false } optimizer)
        {
            faults.Require(false, $"{nameof(options.Schedule)}.{nameof(OneCycleSchedule.CycleMomentum)}", true,
                $"false for {optimizer.PyTorchName} without a momentum");
        }
    }

    private static bool IsDevice(string? device)
        => device is null or "cpu" or "cuda"
        || (device.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(device.AsSpan("cuda:".Length), NumberStyles.None, CultureInfo.InvariantCulture, out _));
}
