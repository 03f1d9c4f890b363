using System.Collections.Concurrent;
using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>The engines of a pool: made when needed, kept for the next row, thrown away after a row that failed.</summary>
internal sealed class PooledEngines<TInput, TOutput> : IDisposable
    where TInput : class
    where TOutput : class, new()
{
    private readonly MLContext _context;
    private readonly ITransformer _model;
    private readonly PredictionPoolOptions _options;
    private readonly ConcurrentStack<PredictionEngine<TInput, TOutput>> _idle = new();
    private readonly Lock _making = new();
    private int _count;

    public PooledEngines(MLContext context, ITransformer model, PredictionPoolOptions options)
    {
        (_context, _model, _options) = (context, model, options);
        _idle.Push(New());
    }

    /// <summary>Engines there are now, at work or idle.</summary>
    public int Count => Volatile.Read(ref _count);

    public TOutput Predict(TInput input)
    {
        // The engine used last is taken first: its memory is still in the caches.
        var engine = _idle.TryPop(out var idle) ? idle : New();
        try
        {
            var output = engine.Predict(input);
            _idle.Push(engine);
            return output;
        }
        catch
        {
            Free(engine);
            throw;
        }
    }

    public void Dispose()
    {
        while (_idle.TryPop(out var engine))
            Free(engine);
        if (_options.OwnsModel)
            (_model as IDisposable)?.Dispose();
    }

    private PredictionEngine<TInput, TOutput> New()
    {
        lock (_making)
        {
            var engine = _context.Model.CreatePredictionEngine<TInput, TOutput>(_model, new PredictionEngineOptions
            {
                OwnsTransformer = false,
                InputSchemaDefinition = _options.InputSchemaDefinition,
                OutputSchemaDefinition = _options.OutputSchemaDefinition,
            });
            Interlocked.Increment(ref _count);
            return engine;
        }
    }

    private void Free(PredictionEngine<TInput, TOutput> engine)
    {
        Interlocked.Decrement(ref _count);
        engine.Dispose();
    }
}
