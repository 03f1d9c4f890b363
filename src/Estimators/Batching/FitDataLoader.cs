using Microsoft.ML;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Brings the rows of a training into batches: in memory where they fit into the budget, else as a stream.</summary>
/// <param name="task">Tells the classes of labels.</param>
/// <param name="columns">What is read.</param>
/// <param name="options">How to train.</param>
/// <param name="seed">Decides order and split.</param>
/// <param name="layout">How the values of a batch lie in memory.</param>
/// <param name="device">Where the batches are wanted.</param>
internal sealed class FitDataLoader(
    LearningTask task, TrainingColumns columns, TorchTrainerOptions options, int seed, BatchLayout layout, Device device)
{
    private readonly List<IDisposable> _owned = [];
    private string _measured = "";

    /// <summary>Loads the rows.</summary>
    /// <exception cref="InvalidOperationException">There are none, or they are bad.</exception>
    public FitData Load(IDataView input)
    {
        try
        {
            var rows = RowCount.Of(input, options.CancellationToken);
            if (rows == 0)
                throw TrainingSetReader.NoRows();
            return rows * (double)columns.BytesPerRow <= options.MemoryBudget ? InMemory(input, rows) : Streamed(input, rows);
        }
        catch
        {
            foreach (var each in _owned)
                each.Dispose();
            throw;
        }
    }

    private FitData InMemory(IDataView input, long rows)
    {
        var data = Own(Held(input, columns, rows));
        var split = ValidationSplit.Of(data.Count, ClassesOf(data), options.ValidationFraction, seed);
        var weights = RowWeights.Of(data, split.Training, task, columns.Label.Outputs, options);
        if (weights is not null)
            Own(weights);
        var training = Limited(Augmented(Batches(data, split.Training, weights, options.Shuffle ? seed : null)));
        var validation = split.Validation is null ? OfValidationSet() : Limited(Batches(data, split.Validation, data.Weights, null));
        return new FitData(training, validation, DataFingerprint.Of(data) + _measured, data.Count, _owned);
    }

    private FitData Streamed(IDataView input, long rows)
    {
        var split = new StreamSplit(options.ValidationFraction, seed);
        var kept = split.CountOf(rows);
        if (options.ValidationFraction > 0 && (kept == 0 || kept == rows))
            throw new InvalidOperationException($"ValidationFraction = {options.ValidationFraction} of {rows} rows leaves one part empty. Give another fraction.");
        var buffer = options.Shuffle ? Math.Clamp(options.MemoryBudget / 2 / columns.BytesPerRow, 1, StreamPlan.MostBufferRows(columns, options.BatchSize)) : 0;
        var plan = new StreamPlan(input, columns, row => !split.IsValidation(row), options.BatchSize, buffer, seed);
        var training = Limited(Augmented(Stream(plan, rows - kept, StreamWeights.Of(plan, task, options))));
        var validation = options.ValidationFraction == 0
            ? OfValidationSet()
            : Limited(Stream(plan with { Takes = split.IsValidation, BufferRows = 0 }, kept, StreamWeights.Plain(task)));
        return new FitData(training, validation, DataFingerprint.Of(rows, plan) + _measured, rows, _owned);
    }

    private IBatchSource? OfValidationSet()
    {
        if (options.ValidationSet is not { } rows)
            return null;
        var own = ValidationColumns.Of(rows.Schema, columns, task, options);
        var count = RowCount.Of(rows, options.CancellationToken);
        if (count == 0)
            throw new InvalidOperationException("The ValidationSet is empty: there is not one row to measure. Leave it away, or check where it comes from.");
        if (count * (double)own.BytesPerRow > options.MemoryBudget)
        {
            var plan = new StreamPlan(rows, own, _ => true, options.BatchSize, 0, seed);
            _measured = $"; to measure: {DataFingerprint.Of(count, plan)}";
            return Limited(Stream(plan, count, StreamWeights.Plain(task)));
        }
        var data = Own(Held(rows, own, count));
        _measured = $"; to measure: {DataFingerprint.Of(data)}";
        return Limited(Batches(data, null, data.Weights, null));
    }

    private HeldRows Held(IDataView input, TrainingColumns read, long rows)
        => HeldRows.Load(input, read, rows, CodedRows.Pay(rows, read, options.BatchSize, device), options.CancellationToken);

    private long[]? ClassesOf(HeldRows data)
    {
        if (options.ValidationFraction == 0)
            return null;
        using var scope = NewDisposeScope();
        return task.ClassesOf(data.Labels)?.ToArray<long>();
    }

    private EpochBatches Batches(HeldRows data, long[]? rows, Tensor? weights, int? shuffleSeed)
        => new(data, rows, weights, options.BatchSize, shuffleSeed, layout, device);

    private StreamedBatches Stream(StreamPlan plan, long rows, StreamWeights weights)
        => new(plan, rows, weights, layout, device, options.CancellationToken);

    private IBatchSource Augmented(IBatchSource source)
        => options.Augmentation.Count == 0 ? source : new AugmentedBatches(source, options.Augmentation, seed, layout);

    private IBatchSource Limited(IBatchSource source)
    {
        if (options.OverfitOneBatch)
            return new OneBatch(source);
        return options.MaximumBatches is { } most ? new LimitedBatches(source, most) : source;
    }

    private T Own<T>(T resource)
        where T : IDisposable
    {
        _owned.Add(resource);
        return resource;
    }
}
