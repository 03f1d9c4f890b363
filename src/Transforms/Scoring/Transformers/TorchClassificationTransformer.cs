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
public sealed class TorchClassificationTransformer : ISingleFeaturePredictionTransformer<Module<Tensor, Tensor>>, ITorchTransformer, IKeepsTrainingState
{
    private readonly TransformerCore _core;
    private readonly ClassificationTask _task;

    /// <summary>Makes a transformer of a trained network.</summary>
    /// <param name="environment">The context of the pipeline.</param>
    /// <param name="state">The network and all that belongs to it; the network is owned from here on. Its task is a <see cref="ClassificationTask"/>.</param>
    /// <exception cref="ArgumentException">The network's outputs and the number of classes differ, or its inputs and the feature columns; or the task is another.</exception>
    public TorchClassificationTransformer(IHostEnvironment environment, ScoringState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _task = state.Task as ClassificationTask
            ?? throw new ArgumentException($"The task is a {state.Task.GetType().Name}; a {nameof(TorchClassificationTransformer)} takes a {nameof(ClassificationTask)}.", nameof(state));
        _core = new TransformerCore(environment, state, typeof(TorchClassificationTransformer));
    }

    /// <inheritdoc/>
    public Module<Tensor, Tensor> Network => _core.State.Network;

    /// <summary>The same as <see cref="Network"/>, under the name that ML.NET gives to what a transformer learned.</summary>
    public Module<Tensor, Tensor> Model => Network;

    /// <inheritdoc/>
    public INetworkBuilder Builder => _core.Kept.Builder;

    /// <inheritdoc/>
    public NetworkShape Shape => _core.Kept.Shape;

    /// <inheritdoc/>
    public TrainingHistory History => _core.Kept.History;

    /// <summary>The names of the classes, in the order of the slots of Score.</summary>
    public IReadOnlyList<string> Labels => _task.Labels.Names;

    /// <inheritdoc/>
    public IReadOnlyList<string> FeatureColumnNames => _core.Kept.FeatureColumnNames;

    /// <summary>The column that the network reads; the first of <see cref="FeatureColumnNames"/>.</summary>
    public string FeatureColumnName => FeatureColumnNames[0];

    /// <summary>The type of that column: a vector of Single with the dimensions of one row.</summary>
    public DataViewType FeatureColumnType => _core.FeatureColumnType;

    /// <summary>True: each row is scored by itself.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The columns that <see cref="Transform"/> gives for such data.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>These columns, then the prediction and the probabilities.</returns>
    /// <exception cref="ArgumentException">A feature column is missing, or of a type or size that the network cannot take.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _core.OutputSchema(inputSchema);

    /// <summary>Adds prediction and probabilities to rows, when they are read.</summary>
    /// <param name="input">The rows.</param>
    /// <returns>A lazy view.</returns>
    /// <exception cref="ArgumentException">A feature column is missing, or of a type or size that the network cannot take.</exception>
    public IDataView Transform(IDataView input) => _core.Transform(input);

    /// <summary>Scoring of single rows.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>A mapper for rows of these columns.</returns>
    /// <exception cref="ArgumentException">A feature column is missing, or of a type or size that the network cannot take.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => _core.MapperFor(inputSchema);

    /// <inheritdoc/>
    public string Summary() => NetworkSummary.Of(Network, Shape);

    /// <inheritdoc/>
    public void SaveWeights(string path) => NetworkWeights.Save(Network, path);

    /// <summary>Frees the network's native memory.</summary>
    public void Dispose() => _core.Dispose();

    byte[]? IKeepsTrainingState.TrainingState => _core.Kept.TrainingState;

    void ICanSaveModel.Save(ModelSaveContext ctx) => _core.Save(ctx);
}
