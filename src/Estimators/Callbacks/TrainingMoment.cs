using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Where a training stands: what every hook of a callback gets. One object for the whole training; its values move on.</summary>
public sealed class TrainingMoment
{
    private readonly Action<string> _log;

    internal TrainingMoment(nn.Module<Tensor, Tensor> network, NetworkShape shape, TorchTrainerOptions options, TimeProvider clock, Action<string> log)
        => (Network, Shape, Options, Clock, _log) = (network, shape, options, clock, log);

    /// <summary>The network that learns. It belongs to the training.</summary>
    public nn.Module<Tensor, Tensor> Network { get; }

    /// <summary>The sizes of the data.</summary>
    public NetworkShape Shape { get; }

    /// <summary>How the network is trained.</summary>
    public TorchTrainerOptions Options { get; }

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The epoch, counted from 1; 0 before the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>How many epochs there will be at most.</summary>
    public int Epochs => Options.Epochs;

    /// <summary>The batch of the epoch, counted from 1; 0 before the first.</summary>
    public int Batch { get; internal set; }

    /// <summary>How many batches an epoch has.</summary>
    public int Batches { get; internal set; }

    /// <summary>The steps of the optimiser that were done, over all epochs.</summary>
    public long Step { get; internal set; }

    /// <summary>
    /// The mean loss over the rows of the batch that was learned last; on a GPU, of the last batch that was fetched from there. Not a
    /// number before the first.
    /// </summary>
    public double BatchLoss { get; internal set; } = double.NaN;

    /// <summary>The mean training loss over the rows of this epoch so far; not a number before the first.</summary>
    public double EpochLoss { get; internal set; } = double.NaN;

    /// <summary>The learning rate of the last step; before the first, the optimiser's own.</summary>
    public double LearningRate { get; internal set; }

    /// <summary>The epochs that are finished, in order.</summary>
    public IReadOnlyList<EpochRecord> History { get; internal set; } = [];

    /// <summary>What the epoch came to: in <see cref="CallbackRun.OnEpochEnd"/> only, else null.</summary>
    public EpochRecord? Record { get; internal set; }

    /// <summary>The epoch whose weights are kept so far, counted from 1; 0 before the first is finished.</summary>
    public int BestEpoch { get; internal set; }

    /// <summary>Why the training ended: in <see cref="CallbackRun.OnTrainingEnd"/> only, else null.</summary>
    public string? EndedBy { get; internal set; }

    internal string? StopReason { get; private set; }

    // The reason is that the time is over, which a training that goes on judges anew.
    internal bool IsOutOfTime { get; set; }

    /// <summary>Asks for the end of the training: after the present batch, or, from <see cref="CallbackRun.OnEpochEnd"/>, after the epoch.</summary>
    /// <param name="reason">Why, for <see cref="TrainingHistory.EndedBy"/>. The first reason given counts.</param>
    public void Stop(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        StopReason ??= reason;
    }

    /// <summary>
    /// Adds a figure to the epoch, for the history and for the callbacks that come later: in <see cref="CallbackRun.OnEpochEnd"/>.
    /// </summary>
    /// <param name="name">Its name; none of <see cref="MetricNames"/>.</param>
    /// <param name="value">Its value; a former one of that name is replaced.</param>
    /// <exception cref="InvalidOperationException">No epoch is being finished.</exception>
    public void ReportMetric(string name, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var record = Record ?? throw new InvalidOperationException("A figure belongs to a finished epoch: report it in OnEpochEnd.");
        Record = record with { Metrics = record.Metrics.SetItem(name, value) };
    }

    /// <summary>Writes a line to the log of the <c>MLContext</c>.</summary>
    /// <param name="message">The line.</param>
    public void Log(string message) => _log(message);
}
