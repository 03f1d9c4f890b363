using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>
/// A network with given weights as a stage of a pipeline, as <c>ml.Torch().ApplyNetwork</c> makes it. Fitting builds the network for the columns, loads
/// the weights and tries it once; nothing is learned and no row is read.
/// </summary>
public sealed class NetworkFeatureEstimator : IEstimator<TorchFeatureTransformer>
{
    private readonly MLContext _context;
    private readonly AppliedNetwork _network;

    internal NetworkFeatureEstimator(MLContext context, string outputColumnName, IReadOnlyList<string> inputColumnNames, AppliedNetwork network)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumnName);
        ArgumentNullException.ThrowIfNull(inputColumnNames);
        (_context, OutputColumnName, InputColumnNames, _network) = (context, outputColumnName, [.. inputColumnNames], network);
    }

    /// <summary>The column written; it hides an older one of the same name.</summary>
    public string OutputColumnName { get; }

    /// <summary>The columns read, in the order of the network's inputs.</summary>
    public IReadOnlyList<string> InputColumnNames { get; }

    /// <summary>
    /// The same stage with batch normalisations folded into the layers before them (<see cref="BatchNormFolding.FoldBatchNorm"/>):
    /// <c>ml.Torch().ApplyNetwork("Features", "Image", new ResNet().Without("fc"), file).WithFoldedBatchNorm()</c>. What it gives agrees with the network's own
    /// numbers to about 1e-5, not to the bit. Measure before you use it: on the CPU convolutions take nearly all of the time.
    /// </summary>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    public NetworkFeatureEstimator WithFoldedBatchNorm()
        => new(_context, OutputColumnName, InputColumnNames, _network with { FoldsBatchNorm = true });

    /// <summary>Builds the network for the columns' sizes and gives it its weights.</summary>
    /// <param name="input">The data; only its schema is looked at.</param>
    /// <returns>The stage, ready to transform. Dispose it to free the weights early.</returns>
    /// <exception cref="ArgumentException">A column is missing, not of Single, or of unknown size.</exception>
    /// <exception cref="NetworkShapeException">The network cannot take the columns: the message names the layer at fault.</exception>
    /// <exception cref="InvalidOperationException">The weights do not fit the network, or the device is not available.</exception>
    /// <exception cref="InvalidDataException">The weights file is damaged or none.</exception>
    public TorchFeatureTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var shape = FeatureInput.Of(input.Schema, InputColumnNames).ShapeFor(_network.Outputs);
        var device = DeviceChoice.Resolve(_network.Device, _context);
        var network = _network.Build(shape);
        try
        {
            network.to(device);
            var task = new FeatureTask(OutputColumnName, DimensionsOf(network, shape, device));
            var state = new ScoringState(_network.Builder, network, shape, InputColumnNames, task, _network.History) { FoldBatchNorm = _network.FoldsBatchNorm };
            return new TorchFeatureTransformer(_context, state);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>The columns that will come out, promised before any data is seen.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>The same with the output column added or replaced.</returns>
    /// <exception cref="ArgumentException">An input column is missing, of another type, or of unknown size.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        FeatureInput.Check(inputSchema, InputColumnNames);
        // A promise tells no sizes, so any known one will do.
        return inputSchema.With(SchemaShapes.Column(OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, 1)));
    }

    // Found by a dry run on two made-up rows, since some layers take no batch of a single one.
    private int[] DimensionsOf(nn.Module<Tensor, Tensor> network, NetworkShape shape, Device device)
    {
        try
        {
            using var scope = NewDisposeScope();
            var found = NetworkProbe.Run(network, zeros([2, .. shape.Input], ScalarType.Float32, device));
            return found.Length == 0 ? [1] : [.. found.Select(each => checked((int)each))];
        }
        catch (NetworkShapeException fault)
        {
            throw new NetworkShapeException(
                $"ApplyNetwork: the network cannot take the column{(InputColumnNames.Count == 1 ? "" : "s")} {FeatureInput.TextOf(InputColumnNames)} "
                + $"({shape.InputText}). {fault.Message}", fault);
        }
    }
}
