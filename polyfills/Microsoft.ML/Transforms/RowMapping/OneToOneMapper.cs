using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A row mapper whose output column i is computed from one input column.</summary>
internal abstract class OneToOneMapper(IReadOnlyList<DataViewSchema.Column> inputs) : IRowMapper
{
    protected IReadOnlyList<DataViewSchema.Column> Inputs { get; } = inputs;

    public abstract IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; }

    protected abstract Delegate CreateGetter(DataViewRow input, int outputIndex);

    public IEnumerable<int> GetDependencies(int outputIndex) => [Inputs[outputIndex].Index];

    public Delegate[] CreateGetters(DataViewRow input, bool[] active, out Action disposer)
    {
        disposer = null;
        var getters = new Delegate[OutputColumns.Count];
        for (int i = 0; i < getters.Length; i++)
            getters[i] = active[i] ? CreateGetter(input, i) : null;
        return getters;
    }
}
