using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>What all trainers do, whatever they learn: the way from rows to a model.</summary>
/// <typeparam name="TModel">The model.</typeparam>
internal sealed class TrainerCore<TModel>
    where TModel : class, ITransformer
{
    private readonly MLContext _context;
    private readonly IHost _host;
    private readonly INetworkBuilder _network;
    private readonly LearningTask _task;
    private readonly TrainingLoss _loss;
    private readonly int _seed;

    /// <param name="context">The context of the pipeline.</param>
    /// <param name="network">Makes the network.</param>
    /// <param name="options">How to train.</param>
    /// <param name="task">What is learned.</param>
    /// <exception cref="TrainerOptionsException">Options are out of range.</exception>
    /// <exception cref="ArgumentException">The loss does not suit task or network.</exception>
    public TrainerCore(MLContext context, INetworkBuilder network, TorchTrainerOptions options, LearningTask task)
    {
        TrainerOptionsRules.Check(options, task);
        _loss = options.Loss ?? task.DefaultLoss;
        task.CheckLoss(network, _loss);
        (_context, _network, Options, _task) = (context, network, options, task);
        _host = ((IHostEnvironment)context).Register(task.TrainerName);
        _seed = options.Seed ?? _host.Rand.Next();
    }

    /// <summary>How the network is trained.</summary>
    public TorchTrainerOptions Options { get; }

    /// <summary>Trains a network on the rows.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="previous">A model to go on from, if only the number of epochs grew.</param>
    public TModel Fit(IDataView input, ITransformer? previous)
    {
        ArgumentNullException.ThrowIfNull(input);
        Options.CancellationToken.ThrowIfCancellationRequested();
        var plan = PlanFor(input.Schema, Options);
        using var log = _host.Start("Training");
        using var threads = ThreadCount.Use(Options.Threads);
        using var session = new TrainingSession(plan, line => log.Info(MessageSensitivity.None, line));
        string? endedBy = null;
        try
        {
            endedBy = Learn(session, plan, input, previous, log);
        }
        catch (OperationCanceledException)
            when (Options.OnCancel == CancelBehavior.KeepBest && Options.CancellationToken.IsCancellationRequested && session.HasLearned)
        {
            endedBy = "cancelled";
        }
        catch (Exception fault)
        {
            Rescue(session, plan, input.Schema, fault);
            throw;
        }
        try
        {
            session.End(endedBy);
        }
        catch (CallbackException fault)
        {
            Hold(fault, session, plan, input.Schema, endedBy);
            throw;
        }
        return ModelOf(session, plan, input.Schema, endedBy);
    }

    /// <summary>Does a learning-rate range test.</summary>
    public LearningRateCurve FindLearningRate(IDataView input, LearningRateRange range)
    {
        ArgumentNullException.ThrowIfNull(input);
        range.Check();
        var plan = PlanFor(input.Schema, Options with { Schedule = null, Callbacks = [], Checkpoint = null, GradientAccumulation = 1 });
        using var threads = ThreadCount.Use(Options.Threads);
        using var session = new TrainingSession(plan, _ => { });
        using var data = new FitDataLoader(_task, plan.Columns, plan.Options, _seed, session.Layout, plan.Device).Load(input);
        return session.TestRates(data, range);
    }

    /// <summary>The columns that the model will give.</summary>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        FeatureInput.Check(inputSchema, Options.InputColumns);
        var label = inputSchema.Find(Options.LabelColumnName, "label");
        _task.CheckLabel(label);
        if (Options.ExampleWeightColumnName is { } weight)
            inputSchema.Find(weight, "example weight");
        return _task.Promise(inputSchema, label);
    }

    // Settles all that the columns of the rows decide.
    private TrainingPlan PlanFor(DataViewSchema schema, TorchTrainerOptions options)
    {
        var columns = TrainingColumns.Of(schema, options.InputColumns, options.LabelColumnName, _task.Labels, options.ExampleWeightColumnName);
        _task.CheckLabels(columns.Label, options);
        if (options.Checkpoint is { Resume: false } checkpoint)
            new CheckpointFolder(checkpoint.Folder).RequireEmpty();
        var device = DeviceChoice.Resolve(options.Device, _context);
        var plan = new TrainingPlan(_context, _task, _network, options, _loss, columns, _seed, device, TimeProvider.System);
        AugmentationRules.CheckShape(options, plan.Shape);
        return plan;
    }

    private string Learn(TrainingSession session, TrainingPlan plan, IDataView input, ITransformer? previous, IChannel log)
    {
        using var data = new FitDataLoader(_task, plan.Columns, Options, _seed, session.Layout, plan.Device).Load(input);
        log.Info(MessageSensitivity.None, FormattableString.Invariant($"training {_network.GetType().Name} ({plan.Shape}) on {data.Rows} rows, ")
            + FormattableString.Invariant($"device {plan.Device}, {get_num_threads()} threads, seed {_seed}, {EngineText.TorchSharp}, {EngineText.MLNet}"));
        using var resumed = new Resumption(Options, line => log.Info(MessageSensitivity.None, line)).Find(session.IdentityOf(data), previous, data);
        return session.Learn(
            data, training => new TrainingReporter(Options.Progress, log, plan.Clock, Options.Epochs, training.Count, training.Rows), resumed);
    }

    // Whatever went wrong, what was learned goes with the exception.
    private void Rescue(TrainingSession session, TrainingPlan plan, DataViewSchema schema, Exception fault)
    {
        var endedBy = fault switch
        {
            OperationCanceledException => "cancelled",
            NonFiniteLossException => "non-finite loss",
            CallbackException thrown => $"an error in the callback {thrown.Callback}",
            _ => "an error",
        };
        try
        {
            session.End(endedBy);
        }
        catch (CallbackException)
        {
            // The first fault tells more than a second one on the way out.
        }
        Hold(fault, session, plan, schema, endedBy);
    }

    private void Hold(Exception fault, TrainingSession session, TrainingPlan plan, DataViewSchema schema, string endedBy)
    {
        if (fault is IHoldsLastGood holder && session.HasFinishedAnEpoch)
            holder.LastGood = ModelOf(session, plan, schema, endedBy);
    }

    private TModel ModelOf(TrainingSession session, TrainingPlan plan, DataViewSchema schema, string endedBy)
    {
        var (network, history) = session.HandOver(endedBy);
        var scoring = _task.ScoringOf(schema, Options.LabelColumnName);
        var told = history with { Settings = SettingsOf(plan), SkippedImages = SkippedAnnotations.In(schema) };
        var state = new ScoringState(_network, network, plan.Shape, Options.InputColumns, scoring, told)
        {
            TrainingState = session.Continuation,
            FoldBatchNorm = Options.FoldBatchNorm,
        };
        return (TModel)state.Task.TransformerOf(_context, state);
    }

    // What a reader of the history may want to know; nothing of where it was trained, which a saved model must not carry.
    private ImmutableSortedDictionary<string, string> SettingsOf(TrainingPlan plan)
        => OptionsText.Of(Options, _loss, _seed)
            .Append(KeyValuePair.Create("Network", OptionsText.Text(plan.Builder)))
            .Append(KeyValuePair.Create("Engines", $"{EngineText.MLNetTorch}, {EngineText.TorchSharp}, {EngineText.MLNet}"))
            .Where(each => each.Value is not ("" or "[]"))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
}
