using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns of a mapped row: those of the input row, then the mapper's own.</summary>
internal sealed class MappedColumns
{
    private readonly DataViewRow _input;
    private readonly bool[] _active;
    private readonly Delegate[] _getters;
    private readonly Action _disposer;

    public DataViewSchema Schema { get; }

    public MappedColumns(RowMapperBinding binding, DataViewRow input, bool[] active)
    {
        _input = input;
        _active = active;
        Schema = binding.OutputSchema;
        bool[] outputs = active.AsSpan(binding.InputSchema.Count).ToArray();
        _getters = binding.Mapper.CreateGetters(input, outputs, out _disposer);
    }

    public bool IsActive(DataViewSchema.Column column)
    {
        Checks.Param(column.Index < _active.Length, nameof(column));
        return _active[column.Index];
    }

    public ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsActive(column))
            throw RowGetters.Inactive(column);
        int mapped = column.Index - (_active.Length - _getters.Length);
        return mapped < 0
            ? _input.GetGetter<TValue>(_input.Schema[column.Index])
            : RowGetters.As<TValue>(_getters[mapped], Schema[column.Index]);
    }

    public void Dispose() => _disposer?.Invoke();
}
