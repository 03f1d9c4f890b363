using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A row mapper whose output column i is computed from one input column.</summary>
internal abstract class OneToOneMapper(IReadOnlyList<DataViewSchema.Column> inputs) : IRowMapper
{
    protected IReadOnlyList<DataViewSchema.Column> Inputs { get; } = inputs;

    public abstract IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; }

    protected abstract Delegate CreateGetter(DataViewRow input, int outputIndex);

    /// <summary>The same for a getter that holds on to something: adds to what happens when the row or cursor is disposed.</summary>
    protected virtual Delegate CreateGetter(DataViewRow input, int outputIndex, ref Action disposer) => CreateGetter(input, outputIndex);

    public IEnumerable<int> GetDependencies(int outputIndex) => [Inputs[outputIndex].Index];

    public Delegate[] CreateGetters(DataViewRow input, bool[] active, out Action disposer)
    {
        disposer = null;
        var getters = new Delegate[OutputColumns.Count];
        for (int i = 0; i < getters.Length; i++)
            getters[i] = active[i] ? CreateGetter(input, i, ref disposer) : null;
        return getters;
    }
}
