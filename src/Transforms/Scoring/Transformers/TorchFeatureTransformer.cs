using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>
/// A network as a stage in front of others, as <c>ml.Torch().ApplyNetwork</c> makes it: adds a vector of what the network gives for a row. Immutable;
/// any number of threads may use it at once.
/// </summary>
/// <remarks>
/// <see cref="Transform"/> is lazy and runs up to 256 rows in one forward pass, in evaluation mode without gradients; every pass over the view runs the
/// network again, so put <c>AppendCacheCheckpoint</c> behind it where rows are read more than once. A prediction engine goes row by row.
/// Saving goes through <c>ml.Model.Save</c>; plain <c>ml.Model.Load</c> reads it, and <c>ml.Torch().LoadModel</c> gives this type back.
/// libtorch chooses its matrix kernels by the number of rows, so the last bit of a number may depend on how many rows went with it.
/// <see cref="Dispose"/> frees the weights; nothing may be computed afterwards.
/// </remarks>
public sealed class TorchFeatureTransformer : ITorchTransformer
{
    private readonly TransformerCore _core;
    private readonly FeatureTask _task;

    /// <summary>Makes a transformer of a network.</summary>
    /// <param name="environment">The context of the pipeline.</param>
    /// <param name="state">The network and all that belongs to it; the network is owned from here on. Its task is a <see cref="FeatureTask"/>.</param>
    /// <exception cref="ArgumentException">The network's inputs and the columns differ; or the task is another.</exception>
    public TorchFeatureTransformer(IHostEnvironment environment, ScoringState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _task = state.Task as FeatureTask
            ?? throw new ArgumentException($"The task is a {state.Task.GetType().Name}; a {nameof(TorchFeatureTransformer)} takes a {nameof(FeatureTask)}.", nameof(state));
        _core = new TransformerCore(environment, state, typeof(TorchFeatureTransformer));
    }

    /// <inheritdoc/>
    public Module<Tensor, Tensor> Network => _core.State.Network;

    /// <inheritdoc/>
    public INetworkBuilder Builder => _core.Kept.Builder;

    /// <summary>The sizes that the builder was asked for. <see cref="Dimensions"/> tells what comes out.</summary>
    public NetworkShape Shape => _core.Kept.Shape;

    /// <summary>The shape of what the network gives for a row.</summary>
    public IReadOnlyList<int> Dimensions => _task.Dimensions;

    /// <summary>How a trained model's weights came about; empty for weights from elsewhere.</summary>
    public TrainingHistory History => _core.Kept.History;

    /// <summary>The columns that the network reads, in the order of its inputs.</summary>
    public IReadOnlyList<string> FeatureColumnNames => _core.Kept.FeatureColumnNames;

    /// <summary>The column written; it hides an older one of the same name.</summary>
    public string OutputColumnName => _task.OutputColumnName;

    /// <summary>True: each row is computed by itself.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The columns that <see cref="Transform"/> gives for such data.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>These columns, then the vector.</returns>
    /// <exception cref="ArgumentException">A column that the network reads is missing, or of a type or size that it cannot take.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _core.OutputSchema(inputSchema);

    /// <summary>Adds the vector to rows, when they are read.</summary>
    /// <param name="input">The rows.</param>
    /// <returns>A lazy view.</returns>
    /// <exception cref="ArgumentException">A column that the network reads is missing, or of a type or size that it cannot take.</exception>
    public IDataView Transform(IDataView input) => _core.Transform(input);

    /// <summary>The network on single rows.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>A mapper for rows of these columns.</returns>
    /// <exception cref="ArgumentException">A column that the network reads is missing, or of a type or size that it cannot take.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => _core.MapperFor(inputSchema);

    /// <inheritdoc/>
    public string Summary() => NetworkSummary.Of(Network, Shape);

    /// <inheritdoc/>
    public void SaveWeights(string path) => NetworkWeights.Save(Network, path);

    /// <summary>Frees the network's native memory.</summary>
    public void Dispose() => _core.Dispose();

    void ICanSaveModel.Save(ModelSaveContext ctx) => _core.Save(ctx);
}
