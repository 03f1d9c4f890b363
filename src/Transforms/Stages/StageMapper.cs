using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>A stage on one schema: the output column stands after all input columns, which pass through unchanged.</summary>
internal sealed class StageMapper : IRowToRowMapper
{
    private readonly DataViewSchema.Column _source;
    private readonly BoundStage _stage;

    public StageMapper(DataViewSchema input, DataViewSchema.Column source, ImageStage stage, BoundStage bound, string outputColumn)
    {
        _source = source;
        _stage = bound;
        InputSchema = input;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        builder.AddColumn(
            outputColumn, new VectorDataViewType(NumberDataViewType.Single, bound.OutputShape), StageAnnotations.Of(stage, source));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public int OutputIndex => InputSchema.Count;

    /// <summary>Whether the output is asked for, and made of pictures.</summary>
    public bool ReadsPictures(IEnumerable<DataViewSchema.Column> columns)
        => _stage.Input.Kind == StageInputKind.Picture && columns.Any(column => column.Index == OutputIndex);

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        // By index: callers pass columns of other schema objects.
        => dependingColumns.Select(column => column.Index == OutputIndex ? _source.Index : column.Index)
            .Distinct().Select(index => InputSchema[index]);

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new StageRow(this, input, activeColumns);
    }

    public ValueGetter<VBuffer<float>> CreateGetter(DataViewRow input)
        => _stage.Input.Kind switch
        {
            StageInputKind.Picture => StageGetters.OverPictures(input, InputSchema[_source.Index], _stage),
            StageInputKind.Byte => StageGetters.OverBytes(input, InputSchema[_source.Index], _stage),
            _ => StageGetters.OverSingles(input, InputSchema[_source.Index], _stage),
        };
}
