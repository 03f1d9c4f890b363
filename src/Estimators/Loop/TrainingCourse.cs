using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>What a training has come to so far, in numbers. The hooks of callbacks see it as <see cref="Moment"/>.</summary>
internal sealed class TrainingCourse : IDisposable
{
    private readonly TorchSharp.torch.Device _device;

    /// <param name="moment">What callbacks see.</param>
    /// <param name="journal">Keeps history and weights.</param>
    /// <param name="device">Where losses are made.</param>
    public TrainingCourse(TrainingMoment moment, TrainingJournal journal, TorchSharp.torch.Device device)
        => (Moment, Journal, _device, Meter) = (moment, journal, device, new EpochMeter(1, device));

    /// <summary>How far it has come.</summary>
    public TrainingPosition Position { get; } = new();

    /// <summary>What callbacks see.</summary>
    public TrainingMoment Moment { get; }

    /// <summary>History and weights.</summary>
    public TrainingJournal Journal { get; }

    /// <summary>The figures of the epoch at work.</summary>
    public EpochMeter Meter { get; private set; }

    /// <summary>Whether the time was over within an epoch, so that no training without that limit comes to the same.</summary>
    public bool WasCutShort { get; private set; }

    /// <summary>An epoch begins.</summary>
    public void BeginEpoch(IBatchSource training)
    {
        Meter.Dispose();
        Meter = new EpochMeter(Position.Epoch, _device);
        (Moment.Epoch, Moment.Batch, Moment.Batches, Moment.EpochLoss) = (Position.Epoch, 0, training.Count, double.NaN);
    }

    /// <summary>A batch begins.</summary>
    /// <returns>Its number in the epoch, counted from 0.</returns>
    public int BeginBatch()
    {
        Moment.Batch = Position.Batch + 1;
        return Position.Batch;
    }

    /// <summary>A batch was learned.</summary>
    public void EndBatch(double learningRate)
    {
        Position.Batch++;
        (Moment.Step, Moment.LearningRate) = (Position.Steps, learningRate);
        (Moment.BatchLoss, Moment.EpochLoss) = (Meter.BatchLoss, Meter.Loss);
    }

    /// <summary>What the epoch came to.</summary>
    public EpochRecord RecordOf(Measured measured, double learningRate, TimeSpan time)
        => new(Position.Epoch, Meter.Loss, Meter.Accuracy, measured.Loss, measured.Accuracy, learningRate, time)
        {
            Metrics = measured.Metrics,
            Confusion = measured.Confusion,
        };

    /// <summary>An epoch is over and measured.</summary>
    public void EndEpoch(EpochRecord record)
    {
        Journal.Add(record);
        WasCutShort |= Moment.IsOutOfTime && Position.Batch < Moment.Batches;
        Position.EndEpoch();
        (Moment.Record, Moment.History, Moment.BestEpoch) = (null, Journal.Epochs, Journal.BestEpoch);
    }

    /// <summary>Writes all of it.</summary>
    public void Save(Snapshot snapshot)
    {
        snapshot.Values["position"] = Position.Save();
        snapshot.Values["meter"] = Meter.Save();
        snapshot.Values["stopReason"] = Moment.IsOutOfTime ? null : Moment.StopReason;
        snapshot.Values["cutShort"] = WasCutShort;
        Journal.Save(snapshot);
    }

    /// <summary>Reads all of it.</summary>
    public void Load(Snapshot snapshot, IBatchSource training)
    {
        Position.Load(snapshot.Section("position"));
        Meter.Dispose();
        Meter = new EpochMeter(Position.Epoch, _device);
        Meter.Load(snapshot.Section("meter"));
        Journal.Load(snapshot);
        (Moment.Epoch, Moment.Batch, Moment.Batches) = (Position.Batch == 0 ? Position.Epoch - 1 : Position.Epoch, Position.Batch, training.Count);
        (Moment.Step, Moment.History, Moment.BestEpoch) = (Position.Steps, Journal.Epochs, Journal.BestEpoch);
        (Moment.BatchLoss, Moment.EpochLoss) = (Meter.BatchLoss, Meter.Loss);
        WasCutShort = (bool)snapshot.Values["cutShort"]!;
        if ((string?)snapshot.Values["stopReason"] is { } reason)
            Moment.Stop(reason);
    }

    /// <summary>Frees the kept weights.</summary>
    public void Dispose()
    {
        Meter.Dispose();
        Journal.Dispose();
    }
}
