using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// One fitted image stage. Immutable and safe for any number of threads; rows are computed when they are read.
/// </summary>
public sealed class ImageStageTransformer : ITransformer
{
    private readonly MLContext _context;
    private readonly ImageStage _stage;
    private readonly BoundStage _bound;

    internal ImageStageTransformer(MLContext context, ImageStage stage, StageInput input, string outputColumnName)
    {
        _context = context;
        _stage = stage;
        _bound = stage.Bind(input);
        OutputColumnName = outputColumnName;
    }

    /// <summary>The column written; it hides an older one of the same name.</summary>
    public string OutputColumnName { get; }

    /// <summary>The column read.</summary>
    public string InputColumnName => _bound.Input.Column;

    /// <summary>The shape of an image coming in, channels first.</summary>
    public IReadOnlyList<int> InputShape => _bound.Input.Shape;

    /// <summary>The shape of an image going out, channels first.</summary>
    public IReadOnlyList<int> OutputShape => _bound.OutputShape;

    /// <summary>Always: each row is computed by itself.</summary>
    public bool IsRowToRowMapper => true;

    internal ImageStage Stage => _stage;

    /// <summary>The columns that come out.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>The same with the output column at the end.</returns>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Mapper(inputSchema).OutputSchema;

    /// <summary>The stage as ML.NET applies it to single rows.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>The mapper.</returns>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Mapper(inputSchema);

    /// <summary>The data with the output column. Nothing is computed until it is read.</summary>
    /// <param name="input">The data.</param>
    /// <returns>A view over it.</returns>
    /// <exception cref="ArgumentException">The input column is missing or another than the one seen by <c>Fit</c>.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new StageView(input, Mapper(input.Schema));
    }

    /// <summary>Saves a chain of ML.NET's own transformers that does the same, so that plain <c>ml.Model.Load</c> reads it.</summary>
    /// <param name="ctx">Where to.</param>
    void ICanSaveModel.Save(ModelSaveContext ctx)
        => ((ICanSaveModel)SavedStage.ChainOf(_context, _stage, _bound.Input, OutputColumnName)).Save(ctx);

    private StageMapper Mapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new StageMapper(inputSchema, _bound.Input.Rebind(inputSchema, _stage), _stage, _bound, OutputColumnName);
    }
}
