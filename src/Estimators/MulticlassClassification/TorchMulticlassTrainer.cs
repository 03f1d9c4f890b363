using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>
/// Trains a network to tell classes apart, as <see cref="MulticlassClassificationExtensions.MulticlassClassification"/> makes it.
/// Immutable; several threads may call it.
/// </summary>
/// <remarks>
/// Equal seeds on the same libtorch with the same number of threads give equal weights, to the bit, on the CPU. Every
/// <see cref="Fit"/> starts anew with the seed of the trainer.
/// </remarks>
public sealed class TorchMulticlassTrainer : IEstimator<TorchClassificationTransformer>
{
    private readonly MLContext _context;
    private readonly IHost _host;
    private readonly INetworkBuilder _network;
    private readonly int _seed;

    internal TorchMulticlassTrainer(MLContext context, INetworkBuilder network, TorchTrainerOptions options)
    {
        TrainerOptionsRules.Check(options);
        CheckLoss(network, options.Loss);
        (_context, _network, Options) = (context, network, options);
        _host = ((IHostEnvironment)context).Register(nameof(TorchMulticlassTrainer));
        _seed = options.Seed ?? _host.Rand.Next();
    }

    /// <summary>How the network is trained.</summary>
    public TorchTrainerOptions Options { get; }

    /// <summary>Trains a new network on the rows.</summary>
    /// <param name="input">The rows. They are read once, into memory.</param>
    /// <returns>The model. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">
    /// A column is missing or of a type that cannot be used; loss or schedule do not suit the classes or the length of the training.
    /// </exception>
    /// <exception cref="NetworkShapeException">Network and data do not fit; the message names the layer. No row was read.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or values are missing; or the device is not available.</exception>
    /// <exception cref="NonFiniteLossException">The loss became infinite or not a number; holds the last good model.</exception>
    /// <exception cref="OperationCanceledException">Cancelled by the token of the options.</exception>
    public TorchClassificationTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var shape = ClassificationInput.ShapeOf(input.Schema, Options);
        Options.Loss.CheckClasses(shape.Output, Options.LabelColumnName);
        var device = DeviceChoice.Resolve(Options.Device, _context);
        using var log = _host.Start("Training");
        using var threads = ThreadCount.Use(Options.Threads);
        using var session = new TrainingSession(_network, shape, Options, _seed, device);
        TorchClassificationTransformer Finish(string endedBy) => ModelOf(session.Finish(endedBy), shape, input.Schema);
        try
        {
            Learn(session, input, shape, device, log);
            return Finish("completed");
        }
        catch (OperationCanceledException) when (Options.OnCancel == CancelBehavior.KeepBest && session.HasLearned)
        {
            return Finish("cancelled");
        }
        catch (NonFiniteLossException fault) when (session.HasFinishedAnEpoch)
        {
            fault.LastGood = Finish("non-finite loss");
            throw;
        }
    }

    /// <summary>The columns that the model will give.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>The same with Score and PredictedLabel added or replaced.</returns>
    /// <exception cref="ArgumentException">A column is missing or of a type that cannot be used.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ClassificationInput.Check(inputSchema, Options);
        return ScoringColumns.Promise(inputSchema, inputSchema.Find(Options.LabelColumnName, "label"));
    }

    private void Learn(TrainingSession session, IDataView input, NetworkShape shape, Device device, IChannel log)
    {
        using var data = TrainingSet.Load(input, Options.FeatureColumnName, Options.LabelColumnName, Options.CancellationToken);
        log.Info(MessageSensitivity.None, FormattableString.Invariant(
            $"training {_network.GetType().Name} ({shape}) on {data.Count} rows, device {device}, {get_num_threads()} threads, seed {_seed}"));
        session.Learn(data, log);
    }

    private TorchClassificationTransformer ModelOf(
        (nn.Module<Tensor, Tensor> Network, TrainingHistory History) trained, NetworkShape shape, DataViewSchema schema)
        => new(_context, new ScoringState(_network, trained.Network, shape, Options.FeatureColumnName,
            LabelColumn.Read(schema, Options.LabelColumnName), trained.History));

    private static void CheckLoss(INetworkBuilder network, TrainingLoss loss)
    {
        if (loss.Target != LossTarget.Classes)
        {
            throw new ArgumentException($"The loss {loss.GetType().Name} compares numbers, but this trainer learns classes. "
                + "Use Losses.CrossEntropy(), or Losses.NegativeLogLikelihood() for a network that ends in log-softmax.");
        }
        if (!loss.Takes(network.OutputActivation))
        {
            throw new ArgumentException($"The loss {loss.GetType().Name} does not take the output of {network.GetType().Name}, whose "
                + $"OutputActivation is {network.OutputActivation}. Use Losses.CrossEntropy(), which takes any, or a network that ends in "
                + "log-softmax and says so with OutputActivation.LogSoftmax.");
        }
    }
}
