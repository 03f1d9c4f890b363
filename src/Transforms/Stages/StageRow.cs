using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>A row of the source with the output column added.</summary>
internal sealed class StageRow : DataViewRow
{
    private readonly StageMapper _mapper;
    private readonly DataViewRow _input;
    private readonly bool[] _active;
    private bool _disposed;

    public StageRow(StageMapper mapper, DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        _mapper = mapper;
        _input = input;
        _active = new bool[mapper.OutputSchema.Count];
        foreach (var column in activeColumns)
            _active[column.Index] = true;
    }

    public override DataViewSchema Schema => _mapper.OutputSchema;

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < _active.Length && _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw new ArgumentException($"The column '{column.Name}' was not asked for when the cursor was made. Name it in columnsNeeded.");
        if (column.Index != _mapper.OutputIndex)
            return _input.GetGetter<TValue>(_mapper.InputSchema[column.Index]);
        return _mapper.CreateGetter(_input) as ValueGetter<TValue>
            ?? throw new ArgumentException($"The column '{column.Name}' is {Schema[column.Index].Type}; read it as VBuffer<float>, not as {typeof(TValue)}.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _input.Dispose();
        }
        base.Dispose(disposing);
    }
}
