using Microsoft.ML.Runtime;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>One fit: a new network, what is drawn at random for it, and what its training reaches. Nothing outlives it but the result.</summary>
internal sealed class TrainingSession : IDisposable
{
    private readonly TorchTrainerOptions _options;
    private readonly OutputActivation _activation;
    private readonly Device _device;
    private readonly int _seed;
    private readonly RandomStream _random;
    private readonly TrainingJournal _journal;
    private readonly BatchLayout _layout;
    private nn.Module<Tensor, Tensor>? _network;

    /// <summary>Builds the network and tries it.</summary>
    /// <param name="builder">Makes the network.</param>
    /// <param name="shape">The sizes of the data.</param>
    /// <param name="options">How to train; checked.</param>
    /// <param name="seed">Decides all that is random.</param>
    /// <param name="device">Where to train.</param>
    /// <exception cref="NetworkShapeException">Network and data do not fit.</exception>
    public TrainingSession(INetworkBuilder builder, NetworkShape shape, TorchTrainerOptions options, int seed, Device device)
    {
        (_options, _activation, _device, _seed) = (options, builder.OutputActivation, device, seed);
        _random = new RandomStream(seed);
        try
        {
            _network = NewNetwork.Of(builder, shape, _random, device);
            _layout = DryRun.Of(_network, shape, device);
            _journal = new TrainingJournal(_network);
        }
        catch
        {
            _network?.Dispose();
            _random.Dispose();
            throw;
        }
    }

    /// <summary>Whether any step was done, so that there is something to keep.</summary>
    public bool HasLearned => _journal.Steps > 0;

    /// <summary>Whether an epoch was finished.</summary>
    public bool HasFinishedAnEpoch => _journal.BestEpoch > 0;

    /// <summary>Trains the network.</summary>
    /// <param name="data">All rows; not owned.</param>
    /// <param name="log">Gets a line per epoch.</param>
    /// <exception cref="ArgumentException">The schedule is over before the training is.</exception>
    public void Learn(TrainingSet data, IChannel log)
    {
        var split = ValidationSplit.Of(data.Count, _options.ValidationFraction, _seed);
        var training = Batches(data, split.Training, _options.Shuffle ? _seed : null);
        var validation = split.Validation is null ? null : Batches(data, split.Validation, null);
        var reporter = new TrainingReporter(
            _options.Progress, log, TimeProvider.System, _options.Epochs, training.Count, training.Rows);
        using var optimizer = ScheduledOptimizer.Of(
            _options, _network!.parameters().Where(weight => weight.requires_grad), training.Count);
        new TrainingLoop(_network, new WatchedForward(_network, _random), LossOf, optimizer, training, validation, _journal, reporter,
            _options.CancellationToken).Run(_options.Epochs);
    }

    /// <summary>Hands over the network with the weights to keep: on the CPU, in evaluation mode. The caller owns it.</summary>
    /// <param name="endedBy">What ended the training, for the history.</param>
    public (nn.Module<Tensor, Tensor> Network, TrainingHistory History) Finish(string endedBy)
    {
        var network = _network!;
        _journal.Restore();
        network.zero_grad();
        network.eval();
        network.to(CPU);
        _network = null;
        return (network, _journal.History(endedBy));
    }

    /// <summary>Frees all that was not handed over.</summary>
    public void Dispose()
    {
        _journal.Dispose();
        _random.Dispose();
        _network?.Dispose();
    }

    private Tensor LossOf(Tensor output, Tensor labels) => _options.Loss.Compute(output, labels, _activation);

    private EpochBatches Batches(TrainingSet data, long[]? rows, int? shuffleSeed)
        => new(data, rows, _options.BatchSize, shuffleSeed, _layout, _device);
}
