using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>
/// Where the state of a training is kept, so that it can go on after a crash, a cancel or a power cut as if nothing had happened: bit for
/// bit the same weights on the same libtorch with the same number of threads, on the CPU.
/// </summary>
/// <param name="Folder">The folder; made if need be. Each training needs one of its own.</param>
/// <remarks>
/// A checkpoint is one file, which is written under another name first, so that it is whole or not there. It holds weights, optimiser,
/// schedule, history, best weights, callbacks, random numbers and the position within the epoch.
/// </remarks>
public sealed record Checkpoint(string Folder)
{
    /// <summary>A checkpoint after so many epochs.</summary>
    /// <value>1 unless set; 1 or more. Null: none at the end of epochs.</value>
    public int? EveryEpochs { get; init; } = 1;

    /// <summary>A checkpoint after so many minutes, within an epoch too.</summary>
    /// <value>Null unless set; more than 0.</value>
    public double? EveryMinutes { get; init; }

    /// <summary>A checkpoint after so many steps of the optimiser, within an epoch too.</summary>
    /// <value>Null unless set; 1 or more.</value>
    public int? EverySteps { get; init; }

    /// <summary>How many checkpoints are kept: older ones are deleted once a newer one is whole.</summary>
    /// <value>2 unless set; 1 or more.</value>
    public int Keep { get; init; } = 2;

    /// <summary>
    /// Whether to go on from the newest whole checkpoint in the folder, if there is one. Network, data and options have to be those of the
    /// interrupted training; only <see cref="TorchTrainerOptions.Epochs"/> may be more. False: a folder that has checkpoints is refused, so that
    /// none is lost by accident.
    /// </summary>
    /// <value>False unless set.</value>
    public bool Resume { get; init; }

    internal void Check(OptionsValidator faults)
    {
        const string Name = nameof(TorchTrainerOptions.Checkpoint);
        faults.Require(!string.IsNullOrWhiteSpace(Folder), $"{Name}.{nameof(Folder)}", Folder, "the path of a folder");
        faults.AtLeastOne(EveryEpochs ?? 1, $"{Name}.{nameof(EveryEpochs)}");
        faults.Positive(EveryMinutes ?? 1, $"{Name}.{nameof(EveryMinutes)}");
        faults.AtLeastOne(EverySteps ?? 1, $"{Name}.{nameof(EverySteps)}");
        faults.AtLeastOne(Keep, $"{Name}.{nameof(Keep)}");
        faults.Require(EveryEpochs is not null || EveryMinutes is not null || EverySteps is not null,
            $"{Name}.{nameof(EveryEpochs)}", null, "a number, unless EveryMinutes or EverySteps is set");
    }
}
