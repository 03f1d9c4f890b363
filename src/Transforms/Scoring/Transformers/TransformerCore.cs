using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MLNetTorch.Transforms;

/// <summary>What the transformers of all tasks do alike: bind to columns, score, save, and end.</summary>
internal sealed class TransformerCore : IDisposable
{
    private readonly NetworkScorer _scorer;
    private readonly MLContext _context;
    private readonly Type _owner;
    private volatile bool _disposed;

    /// <param name="environment">The context of the pipeline.</param>
    /// <param name="state">The network and all that belongs to it; the network is owned from here on.</param>
    /// <param name="owner">The transformer's type, for messages.</param>
    /// <exception cref="ArgumentException">The network does not fit its columns or its task.</exception>
    public TransformerCore(IHostEnvironment environment, ScoringState state, Type owner)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(state);
        state.Check();
        _context = environment as MLContext ?? new MLContext();
        _owner = owner;
        Kept = state;
        _scorer = new NetworkScorer(state, owner);
    }

    /// <summary>The state, disposed of or not: for what is no tensor.</summary>
    public ScoringState Kept { get; }

    /// <summary>The state.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public ScoringState State
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, _owner);
            return Kept;
        }
    }

    /// <summary>The type of the first feature column.</summary>
    public DataViewType FeatureColumnType
        => new VectorDataViewType(NumberDataViewType.Single, Kept.Shape.Inputs[0].Select(each => checked((int)each)).ToArray());

    public DataViewSchema OutputSchema(DataViewSchema input) => Bind(input).Output;

    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BatchedScoringView(input, Bind(input.Schema), _scorer);
    }

    public IRowToRowMapper MapperFor(DataViewSchema input) => new ScoringRowMapper(Bind(input), _scorer);

    public void Save(ModelSaveContext context) => ((ICanSaveModel)SavedScoring.ChainOf(_context, State)).Save(context);

    public void Dispose()
    {
        _disposed = true;
        _scorer.Dispose();
    }

    private ScoringBindings Bind(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoringBindings(input, State);
    }
}
