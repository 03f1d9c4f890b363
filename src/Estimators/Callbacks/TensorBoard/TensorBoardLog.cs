using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Writes event files that TensorBoard draws while the training runs, as <see cref="Callbacks.TensorBoard"/> makes it.</summary>
/// <remarks>
/// Keras calls it <c>TensorBoard</c>, PyTorch <c>SummaryWriter</c>. Every figure that an epoch has when this callback hears of it (those
/// of callbacks before it included) is a scalar, with the epoch as its step. Figures of batches go to the folder "batches" below, a
/// run of its own for TensorBoard, with the optimiser's step as theirs.
/// <para>
/// Each training has a folder of its own, so that no fold of a cross-validation gets mixed up with another: "runs/mnist", and if there
/// are events in it already, "runs/mnist-2" and so on. The log of the <c>MLContext</c> tells which.
/// </para>
/// <para><b>Resuming:</b> goes on with a further file in the same folder. It begins with the mark (<c>SessionLog.START</c>, PyTorch's
/// <c>purge_step</c>) by which TensorBoard drops what was written after the checkpoint.</para>
/// </remarks>
/// <param name="Folder">The folder of the run, made if need be; TensorBoard's <c>--logdir</c> is this or one above.</param>
/// <param name="EveryBatches">After how many batches of an epoch loss and learning rate are written; 0 for never.</param>
public sealed record TensorBoardLog(string Folder, int EveryBatches) : TrainingCallback
{
    /// <summary>
    /// Whether each parameter's values are written as a histogram after each epoch: Keras' <c>histogram_freq=1</c>. It fetches all
    /// weights from the device.
    /// </summary>
    /// <value>False unless set.</value>
    public bool WeightHistograms { get; init; }

    /// <inheritdoc/>
    public override CallbackRun Start() => new TensorBoardRun(this);

    internal override void Check(OptionsValidator faults, string name)
    {
        faults.Require(!string.IsNullOrEmpty(Folder) && !File.Exists(Folder), $"{name}.{nameof(Folder)}", Folder,
            "the path of a folder; this is none or is a file");
        faults.NotNegative(EveryBatches, $"{name}.{nameof(EveryBatches)}");
    }
}
