using Microsoft.ML.Runtime;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Tells the progress listener of each batch and the log of each epoch. Knows the time.</summary>
/// <param name="listener">Hears of every batch; null if nobody does.</param>
/// <param name="log">Gets one line per epoch.</param>
/// <param name="clock">The time.</param>
/// <param name="epochs">How many epochs there will be.</param>
/// <param name="batches">How many batches an epoch has.</param>
/// <param name="rows">How many training rows an epoch has.</param>
internal sealed class TrainingReporter(
    IProgress<TrainingProgress>? listener, IChannel log, TimeProvider clock, int epochs, int batches, long rows)
{
    private readonly long _started = clock.GetTimestamp();
    private long _epochStarted;
    private TimeSpan _trainingTime;
    private TimeSpan _timeBefore;
    private TimeSpan _epochTimeBefore;
    private double _rowsBefore;
    private int _epoch;

    /// <summary>How long the current epoch has taken; what it took before an interruption included.</summary>
    public TimeSpan EpochTime => _epochTimeBefore + clock.GetElapsedTime(_epochStarted);

    /// <summary>How long the training has taken; what it took before an interruption included.</summary>
    public TimeSpan TotalTime => _timeBefore + clock.GetElapsedTime(_started);

    /// <summary>The training goes on after an interruption.</summary>
    /// <param name="total">How long it had taken.</param>
    /// <param name="epoch">How long its last epoch had taken, if it was not over.</param>
    /// <param name="rowsDone">The rows that were learned.</param>
    public void Resume(TimeSpan total, TimeSpan epoch, double rowsDone)
        => (_timeBefore, _epochTimeBefore, _rowsBefore) = (total, epoch, rowsDone);

    /// <summary>An epoch begins.</summary>
    public void BeginEpoch(int epoch)
    {
        _epoch = epoch;
        _epochStarted = clock.GetTimestamp();
        _trainingTime = TimeSpan.Zero;
    }

    /// <summary>A batch was learned.</summary>
    public void EndBatch(int batch, EpochMeter meter)
    {
        if (batch == batches)
            _trainingTime = EpochTime;
        if (listener is null || meter.Rows == 0)
            return;
        var done = ((_epoch - 1) * (double)rows) + meter.Rows;
        listener.Report(new TrainingProgress(_epoch, epochs, batch, batches, meter.Loss, meter.Accuracy,
            PerSecond(meter.Rows, EpochTime), TimeLeft(done))
        {
            Rows = rows,
            BatchLoss = meter.BatchLoss,
        });
    }

    /// <summary>An epoch is finished, validation included.</summary>
    public void EndEpoch(EpochRecord record)
    {
        _epochTimeBefore = TimeSpan.Zero;
        log.Info(MessageSensitivity.None, EpochLine.Of(record, epochs));
        listener?.Report(new TrainingProgress(_epoch, epochs, batches, batches, record.TrainingLoss, record.TrainingAccuracy,
            PerSecond(rows, _trainingTime), TimeLeft(_epoch * (double)rows))
        {
            Rows = rows,
            EpochFinished = true,
            ValidationLoss = record.ValidationLoss,
            ValidationAccuracy = record.ValidationAccuracy,
        });
    }

    private TimeSpan TimeLeft(double rowsDone)
        => clock.GetElapsedTime(_started) * (((epochs * (double)rows) - rowsDone) / (rowsDone - _rowsBefore));

    private static double PerSecond(long count, TimeSpan time) => time > TimeSpan.Zero ? count / time.TotalSeconds : 0;
}
