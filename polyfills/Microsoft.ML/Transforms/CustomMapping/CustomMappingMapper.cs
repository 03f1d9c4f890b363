using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Runs the user's mapping once per row, when the first of its columns is asked for.</summary>
internal sealed class CustomMappingMapper<TSrc, TDst>(Action<TSrc, TDst> mapAction, PocoBinding<TSrc> source, PocoColumn[] outputs) : IRowMapper
    where TSrc : class, new()
    where TDst : class, new()
{
    public IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; } = PocoSchema.ToSchema(outputs)
        .Select(column => new DataViewSchema.DetachedColumn(column))
        .ToArray();

    public IEnumerable<int> GetDependencies(int outputIndex) => source.Indices;

    public Delegate[] CreateGetters(DataViewRow input, bool[] active, out Action disposer)
    {
        disposer = null;
        var getters = new Delegate[outputs.Length];
        if (!active.Contains(true))
            return getters;
        Action<TSrc> read = source.Bind(input);
        var (from, to) = (new TSrc(), new TDst());
        var row = new PocoRow<TDst>(outputs);
        long position = -1;
        void Refresh()
        {
            if (position == input.Position)
                return;
            read(from);
            mapAction(from, to);
            row.Set(to);
            position = input.Position;
        }

        for (int i = 0; i < getters.Length; i++)
            getters[i] = active[i] ? GenericCall.Invoke<Delegate>(Refreshed<int>, outputs[i].Type.RawType, row.GetterAt(i), (Action)Refresh) : null;
        return getters;
    }

    private static Delegate Refreshed<T>(Delegate getter, Action refresh)
    {
        var get = (ValueGetter<T>)getter;
        return (ValueGetter<T>)((ref T value) =>
        {
            refresh();
            get(ref value);
        });
    }
}
