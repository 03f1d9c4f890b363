using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Writes a table of the epochs while they pass, as <see cref="Callbacks.CsvLog"/> makes it.</summary>
/// <remarks>
/// Keras calls it <c>CSVLogger</c>. A header line, then a line an epoch: Epoch, Seconds, and every figure that the epoch has when this
/// callback hears of it (those of callbacks before it included). Each line is on the disk when its epoch is over. Numbers are
/// written the same in every culture; a figure that an epoch lacks is empty. If a figure comes up later, the file is replaced by
/// one that has a further column at the end.
/// <para>
/// Each training has a file of its own, so that no fold of a cross-validation loses its log: "log.csv", and if that is there already,
/// "log-2.csv" and so on. The log of the <c>MLContext</c> tells which.
/// </para>
/// <para><b>Resuming:</b> goes on in the same file, which loses the epochs after the checkpoint first: in the end it is that of an
/// uninterrupted training, but for the seconds.</para>
/// </remarks>
/// <param name="Path">The file. Its folder is made if need be.</param>
public sealed record CsvLog(string Path) : TrainingCallback
{
    /// <summary>Whether to replace a file that is there, instead of taking another name.</summary>
    /// <value>False unless set.</value>
    public bool Replace { get; init; }

    /// <inheritdoc/>
    public override CallbackRun Start() => new EpochLogRun(nameof(CsvLog), Path, Replace, new CsvLines());

    internal override void Check(OptionsValidator faults, string name) => FreshPath.CheckFile(faults, Path, $"{name}.{nameof(Path)}");
}
