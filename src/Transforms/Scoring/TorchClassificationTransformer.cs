using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>
/// A trained network as an ML.NET transformer: adds the probability of every class (Score) and the likeliest class
/// (PredictedLabel). Immutable; any number of threads may use it at once.
/// </summary>
/// <remarks>
/// <see cref="Transform"/> is lazy and scores up to 256 rows in one forward pass; a prediction engine scores row by row.
/// Saving goes through <c>ml.Model.Save</c>; plain <c>ml.Model.Load</c> reads it, and <c>ml.Torch().LoadModel</c> gives this type back.
/// libtorch chooses its matrix kernels by the number of rows, so the last bit of a score may depend on how many rows
/// were scored with it.
/// <see cref="Dispose"/> frees the weights; nothing may be scored afterwards.
/// </remarks>
public sealed class TorchClassificationTransformer : ISingleFeaturePredictionTransformer<Module<Tensor, Tensor>>, IDisposable
{
    private readonly ScoringState _state;
    private readonly NetworkScorer _scorer;
    private readonly MLContext _context;
    private volatile bool _disposed;

    /// <summary>Makes a transformer of a trained network.</summary>
    /// <param name="environment">The context of the pipeline.</param>
    /// <param name="state">The network and all that belongs to it; the network is owned from here on.</param>
    /// <exception cref="ArgumentException">The network's outputs and the number of classes differ.</exception>
    public TorchClassificationTransformer(IHostEnvironment environment, ScoringState state)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(state);
        if (state.Shape.Output != state.Labels.Count)
            throw new ArgumentException($"The network has {state.Shape.Output} outputs for {state.Labels.Count} classes; the numbers must agree.");
        _context = environment as MLContext ?? new MLContext();
        _state = state;
        _scorer = new NetworkScorer(state.Network, state.Shape, state.Builder.OutputActivation);
    }

    /// <summary>The network, in evaluation mode. It belongs to this transformer.</summary>
    /// <exception cref="ObjectDisposedException">The transformer was disposed.</exception>
    public Module<Tensor, Tensor> Network => State.Network;

    /// <summary>The same as <see cref="Network"/>, under the name that ML.NET gives to what a transformer learned.</summary>
    public Module<Tensor, Tensor> Model => Network;

    /// <summary>The shape of one row and the number of classes.</summary>
    public NetworkShape Shape => _state.Shape;

    /// <summary>How the weights came about.</summary>
    public TrainingHistory History => _state.History;

    /// <summary>The names of the classes, in the order of the slots of Score.</summary>
    public IReadOnlyList<string> Labels => _state.Labels.Names;

    /// <summary>The column that the network reads.</summary>
    public string FeatureColumnName => _state.FeatureColumnName;

    /// <summary>The type of that column: a vector of Single with the dimensions of one row.</summary>
    public DataViewType FeatureColumnType
        => new VectorDataViewType(NumberDataViewType.Single, _state.Shape.Input.Select(each => checked((int)each)).ToArray());

    /// <summary>True: each row is scored by itself.</summary>
    public bool IsRowToRowMapper => true;

    private ScoringState State
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _state;
        }
    }

    /// <summary>The columns that <see cref="Transform"/> gives for such data.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>These columns, then the prediction and the probabilities.</returns>
    /// <exception cref="ArgumentException">The feature column is missing, or of a type or size that the network cannot take.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).Output;

    /// <summary>Adds prediction and probabilities to rows, when they are read.</summary>
    /// <param name="input">The rows.</param>
    /// <returns>A lazy view.</returns>
    /// <exception cref="ArgumentException">The feature column is missing, or of a type or size that the network cannot take.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BatchedScoringView(input, Bind(input.Schema), _scorer);
    }

    /// <summary>Scoring of single rows.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>A mapper for rows of these columns.</returns>
    /// <exception cref="ArgumentException">The feature column is missing, or of a type or size that the network cannot take.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new ScoringRowMapper(Bind(inputSchema), _scorer);

    /// <summary>The layers of the network with output shapes and numbers of parameters.</summary>
    /// <returns>A table as text.</returns>
    public string Summary() => NetworkSummary.Of(Network, Shape);

    /// <summary>Writes the weights into a file, as <see cref="NetworkWeights.Save"/> does: safetensors, which Python reads too, or TorchSharp's .dat.</summary>
    /// <param name="path">The file; it is replaced only when all is written.</param>
    /// <exception cref="ArgumentException">The path's ending is one of PyTorch's, whose pickles are not written.</exception>
    public void SaveWeights(string path) => NetworkWeights.Save(Network, path);

    /// <summary>Frees the network's native memory.</summary>
    public void Dispose()
    {
        _disposed = true;
        _scorer.Dispose();
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)SavedScoring.ChainOf(_context, State)).Save(ctx);

    private ScoringBindings Bind(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ScoringBindings(input, State);
    }
}
