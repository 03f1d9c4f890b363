using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Writes the events of one training.</summary>
internal sealed class TensorBoardRun(TensorBoardLog settings) : CallbackRun
{
    private string? _folder;
    private bool _resumed;
    private EventFile? _epochs;
    private EventFile? _batches;

    // Not when the training begins: then it is not known yet whether it is a resumed one, which has its folder.
    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingMoment at)
    {
        if (_folder is not null)
            return;
        (_folder, _epochs) = EventFolder.Take(settings.Folder, at.Clock);
        if (_folder != settings.Folder)
            at.Log($"{nameof(TensorBoardLog)} writes to '{_folder}', since '{settings.Folder}' has events already");
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingMoment at)
    {
        if (settings.EveryBatches == 0 || at.Batch % settings.EveryBatches != 0)
            return;
        _batches ??= Open(Path.Combine(_folder!, "batches"), at.Clock, at.Step);
        _batches.Write(at.Step, Summary.Scalars([
            KeyValuePair.Create(nameof(at.BatchLoss), at.BatchLoss), KeyValuePair.Create(nameof(at.LearningRate), at.LearningRate)]));
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingMoment at)
    {
        _epochs ??= Open(_folder!, at.Clock, at.Epoch);
        _epochs.Write(at.Epoch, Summary.Scalars(at.Record!.AllMetrics()));
        if (settings.WeightHistograms)
            WriteHistograms(at);
    }

    /// <inheritdoc/>
    public override void Save(CallbackState state) => state.Values["folder"] = _folder;

    /// <inheritdoc/>
    public override void Load(CallbackState state) => (_folder, _resumed) = ((string?)state.Values["folder"], true);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _epochs?.Dispose();
        _batches?.Dispose();
        base.Dispose(disposing);
    }

    private EventFile Open(string folder, TimeProvider clock, long step)
    {
        var file = EventFolder.Next(folder, clock);
        if (_resumed)
            file.WriteRestart(step);
        return file;
    }

    private void WriteHistograms(TrainingMoment at)
    {
        foreach (var parameter in ParameterPlaces.Of(at.Network))
        {
            using var scope = NewDisposeScope();
            var values = parameter.Parameter.detach().cpu().to(ScalarType.Float32).contiguous().ToArray<float>();
            _epochs!.Write(at.Epoch, Summary.Histogram(parameter.Path, values));
        }
    }
}
