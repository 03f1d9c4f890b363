using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>The allowed range of every option.</summary>
internal static class TrainerOptionsRules
{
    private const int MaximumThreads = 1024;

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="TrainerOptionsException">One or more are out of range.</exception>
    public static void Check(TorchTrainerOptions options, LearningTask task)
    {
        var faults = new OptionsValidator();
        CheckColumns(options, faults);
        CheckLearning(options, faults);
        CheckSchedule(options, faults);
        CheckLoss(options, faults);
        AugmentationRules.Check(options, faults);
        CheckValidation(options, faults, task);
        CheckCallbacks(options, faults);
        CheckMonitors(options, faults, task);
        CheckRunning(options, faults);
        faults.ThrowIfAny();
    }

    private static void CheckColumns(TorchTrainerOptions options, OptionsValidator faults)
    {
        const string AName = "the name of a column";
        faults.Require(!string.IsNullOrEmpty(options.LabelColumnName), nameof(options.LabelColumnName), options.LabelColumnName, AName);
        faults.Require(!string.IsNullOrEmpty(options.FeatureColumnName), nameof(options.FeatureColumnName),
            options.FeatureColumnName, AName);
        faults.Require(options.ExampleWeightColumnName != "", nameof(options.ExampleWeightColumnName), options.ExampleWeightColumnName,
            $"null or {AName}");
        faults.Require(options.FeatureColumnNames is null || (options.FeatureColumnNames.Count > 0 && !options.FeatureColumnNames.Any(string.IsNullOrEmpty)
            && options.FeatureColumnNames.Distinct().Count() == options.FeatureColumnNames.Count),
            nameof(options.FeatureColumnNames), OptionsText.Text(options.FeatureColumnNames), "null, or the names of columns, each once");
        faults.Require(!options.InputColumns.Contains(options.LabelColumnName) || string.IsNullOrEmpty(options.LabelColumnName),
            options.FeatureColumnNames is null ? nameof(options.FeatureColumnName) : nameof(options.FeatureColumnNames),
            options.LabelColumnName, "another column than the label's");
    }

    private static void CheckLearning(TorchTrainerOptions options, OptionsValidator faults)
    {
        faults.AtLeastOne(options.Epochs, nameof(options.Epochs));
        faults.AtLeastOne(options.BatchSize, nameof(options.BatchSize));
        faults.Require(
            options.Optimizer is not null, nameof(options.Optimizer), null, "Optimizers.Sgd(…), Optimizers.Adam(…) or another");
        options.Optimizer?.Check(faults);
        for (var i = 0; i < options.ParameterGroups.Count; i++)
            options.ParameterGroups[i].Check(faults, $"{nameof(options.ParameterGroups)}[{i}]");
        options.GradientClip?.Check(faults);
        faults.AtLeastOne(options.GradientAccumulation, nameof(options.GradientAccumulation));
        faults.Require(!options.Freeze.Any(string.IsNullOrEmpty), nameof(options.Freeze), OptionsText.Text(options.Freeze), "patterns of parameter names");
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

    private static void CheckLoss(TorchTrainerOptions options, OptionsValidator faults)
    {
        options.Loss?.Check(faults);
        options.ClassWeights?.Check(faults);
        faults.Require(options.ClassWeights is null || options.Loss is not (CrossEntropy { ClassWeights: not null }
            or NegativeLogLikelihood { ClassWeights: not null } or BinaryCrossEntropyWithLogits { PositiveWeight: not null }),
            nameof(options.ClassWeights), options.ClassWeights, "null where the loss has weights of classes itself");
    }

    private static void CheckValidation(TorchTrainerOptions options, OptionsValidator faults, LearningTask task)
    {
        faults.Share(options.ValidationFraction, nameof(options.ValidationFraction));
        var validates = options.ValidationFraction > 0 || options.ValidationSet is not null;
        faults.Require(options.ValidationSet is null || options.ValidationFraction == 0, nameof(options.ValidationSet), "rows",
            "null where ValidationFraction is more than 0");
        for (var i = 0; i < options.ValidationMetrics.Count; i++)
        {
            var name = options.ValidationMetrics[i];
            faults.Require(NamedMetrics.FaultOf(name, task.MetricsType) is not { } fault, $"{nameof(options.ValidationMetrics)}[{i}]", name,
                NamedMetrics.FaultOf(name, task.MetricsType) ?? "");
        }
        const string Needs = "only with ValidationFraction or ValidationSet";
        faults.Require(validates || options.ValidationMetrics.Count == 0, nameof(options.ValidationMetrics),
            OptionsText.Text(options.ValidationMetrics), Needs);
        faults.Require(validates || !options.ConfusionMatrix, nameof(options.ConfusionMatrix), true, Needs);
        options.BestBy?.Check(faults, nameof(options.BestBy));
    }

    private static void CheckCallbacks(TorchTrainerOptions options, OptionsValidator faults)
    {
        for (var i = 0; i < options.Callbacks.Count; i++)
        {
            var name = $"{nameof(options.Callbacks)}[{i}]";
            faults.Require(options.Callbacks[i] is not null, name, null, "a callback");
            options.Callbacks[i]?.Check(faults, name);
        }
    }

    private static void CheckMonitors(TorchTrainerOptions options, OptionsValidator faults, LearningTask task)
    {
        var monitors = options.Callbacks.SelectMany((callback, i) =>
            (callback?.Monitors ?? []).Select(monitor => (Monitor: monitor, Name: $"{nameof(options.Callbacks)}[{i}]")));
        if (options.BestBy is { } best)
            monitors = monitors.Append((best, nameof(options.BestBy)));
        foreach (var (monitor, name) in monitors)
        {
            if (MonitorRules.FaultOf(monitor, options, task) is { } fault)
                faults.Require(false, $"{name}.{nameof(MetricMonitor.Metric)}", monitor.Metric, fault);
        }
    }

    private static void CheckRunning(TorchTrainerOptions options, OptionsValidator faults)
    {
        options.Checkpoint?.Check(faults);
        faults.Defined(options.OnCancel, nameof(options.OnCancel));
        faults.Require(options.MaximumTime is null || options.MaximumTime > TimeSpan.Zero, nameof(options.MaximumTime), options.MaximumTime,
            "null or more than 0");
        faults.AtLeastOne(options.MaximumBatches ?? 1, nameof(options.MaximumBatches));
        faults.Require(options.MemoryBudget >= 1, nameof(options.MemoryBudget), options.MemoryBudget, "1 or more");
        faults.Require(DeviceChoice.IsDevice(options.Device), nameof(options.Device), options.Device, "null, \"cpu\", \"cuda\" or \"cuda:<number>\"");
        faults.Require(options.Threads is null or (>= 1 and <= MaximumThreads), nameof(options.Threads), options.Threads,
            $"null or 1 to {MaximumThreads}");
    }
}
