using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// One image stage in a pipeline, as <c>ml.Torch().ToTensor</c> and its kin make it. Reads a vector column of known size and
/// writes a vector of Single whose <see cref="VectorDataViewType.Dimensions"/> are the shape, channels first.
/// </summary>
public sealed class ImageStageEstimator : IEstimator<ImageStageTransformer>
{
    private readonly MLContext _context;
    private readonly ImageStage _stage;

    internal ImageStageEstimator(TorchCatalog catalog, ImageStage stage, string outputColumnName, string? inputColumnName)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumnName);
        _context = catalog.Context;
        _stage = stage;
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    /// <summary>The column written; it hides an older one of the same name.</summary>
    public string OutputColumnName { get; }

    /// <summary>The column read.</summary>
    public string InputColumnName { get; }

    /// <summary>Checks the column and learns what the options leave open (the statistics of <c>NormalizeChannels</c>).</summary>
    /// <param name="input">The data, read only if there is something to learn.</param>
    /// <returns>The stage, ready to transform.</returns>
    /// <exception cref="ArgumentException">The column is missing, of another type, or of a shape that the options do not fit.</exception>
    public ImageStageTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var column = StageInput.Of(input.Schema, InputColumnName, _stage);
        return new ImageStageTransformer(_context, _stage.Learn(input, column), column, OutputColumnName);
    }

    /// <summary>The columns that will come out, promised before any data is seen.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>The same with the output column added or replaced.</returns>
    /// <exception cref="ArgumentException">The input column is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var input = StageInput.Promised(inputSchema, InputColumnName, _stage);
        // A promise tells no sizes, so any known one will do.
        var type = new VectorDataViewType(NumberDataViewType.Single, 1);
        return inputSchema.With(SchemaShapes.Column(OutputColumnName, type, StageAnnotations.Promise(_stage, input)));
    }
}
