using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns of a mapped row: those of the input row and the mapper's own.</summary>
internal sealed class MappedColumns
{
    private readonly RowMapperBinding _binding;
    private readonly DataViewRow _input;
    private readonly bool[] _active;
    private readonly Delegate[] _getters;
    private readonly Action _disposer;

    public DataViewSchema Schema { get; }

    public MappedColumns(RowMapperBinding binding, DataViewRow input, bool[] active)
    {
        _binding = binding;
        _input = input;
        _active = active;
        Schema = binding.OutputSchema;
        _getters = binding.Mapper.CreateGetters(input, binding.MappedAmong(active), out _disposer);
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
        int source = _binding.InputOf(column.Index);
        return source >= 0
            ? _input.GetGetter<TValue>(_input.Schema[source])
            : RowGetters.As<TValue>(_getters[_binding.MappedOf(column.Index)], Schema[column.Index]);
    }

    public void Dispose() => _disposer?.Invoke();
}
