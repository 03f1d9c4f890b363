namespace MLNetTorch.Transforms;

/// <summary>
/// The places of a pool: who holds one may use an engine. Counts who holds and who waits, and closes when the last holder has gone.
/// </summary>
internal sealed class PoolPlaces(int capacity, int? queueLimit, Action free) : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(capacity);
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private int _inUse;
    private int _waiting;
    private bool _closed;
    private bool _freed;

    public int Capacity => capacity;

    public int InUse => Volatile.Read(ref _inUse);

    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Waits for a place on this thread.</summary>
    public Place Take(CancellationToken cancellationToken)
    {
        if (!TryTakeAtOnce(cancellationToken))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
            using var turn = Queue();
            try
            {
                _semaphore.Wait(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw Disposed();
            }
        }
        return Enter();
    }

    /// <summary>Waits for a place on no thread.</summary>
    public async Task<Place> TakeAsync(CancellationToken cancellationToken)
    {
        if (!TryTakeAtOnce(cancellationToken))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
            using var turn = Queue();
            try
            {
                await _semaphore.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw Disposed();
            }
        }
        return Enter();
    }

    public void Dispose()
    {
        lock (_gate)
            _closed = true;
        _closing.Cancel();
        FreeWhenLast();
    }

    private bool TryTakeAtOnce(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _semaphore.Wait(0, CancellationToken.None);
    }

    private Turn Queue()
    {
        if (Interlocked.Increment(ref _waiting) > queueLimit)
        {
            Interlocked.Decrement(ref _waiting);
            throw new PredictionPoolFullException(capacity, queueLimit.Value);
        }
        return new Turn(this);
    }

    private Place Enter()
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _inUse++;
                return new Place(this);
            }
        }
        _semaphore.Release();
        throw Disposed();
    }

    private void Leave()
    {
        lock (_gate)
            _inUse--;
        _semaphore.Release();
        FreeWhenLast();
    }

    private void FreeWhenLast()
    {
        lock (_gate)
        {
            if (!_closed || _inUse > 0 || _freed)
                return;
            _freed = true;
        }
        free();
    }

    private static ObjectDisposedException Disposed() => new("PredictionPool");

    /// <summary>A place held, until disposed.</summary>
    public readonly struct Place(PoolPlaces places) : IDisposable
    {
        public void Dispose() => places.Leave();
    }

    private readonly struct Turn(PoolPlaces places) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref places._waiting);
    }
}
