using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Writes a JSON object for each epoch while they pass, as <see cref="Callbacks.JsonLinesLog"/> makes it.</summary>
/// <remarks>
/// A line an epoch, as <c>pandas.read_json(path, lines=True)</c> reads it: Epoch, Seconds, and every figure that the epoch has when this
/// callback hears of it (those of callbacks before it included). Each line is on the disk when its epoch is over. What JSON has
/// no number for is a text: "NaN", "Infinity", "-Infinity".
/// <para>
/// Each training has a file of its own, so that no fold of a cross-validation loses its log: "log.jsonl", and if that is there already,
/// "log-2.jsonl" and so on. The log of the <c>MLContext</c> tells which.
/// </para>
/// <para><b>Resuming:</b> goes on in the same file, which loses the epochs after the checkpoint first: in the end it is that of an
/// uninterrupted training, but for the seconds.</para>
/// </remarks>
/// <param name="Path">The file. Its folder is made if need be.</param>
public sealed record JsonLinesLog(string Path) : TrainingCallback
{
    /// <summary>Whether to replace a file that is there, instead of taking another name.</summary>
    /// <value>False unless set.</value>
    public bool Replace { get; init; }

    /// <inheritdoc/>
    public override CallbackRun Start() => new EpochLogRun(nameof(JsonLinesLog), Path, Replace, new JsonLines());

    internal override void Check(OptionsValidator faults, string name) => FreshPath.CheckFile(faults, Path, $"{name}.{nameof(Path)}");
}
