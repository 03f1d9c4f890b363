namespace Microsoft.ML.Data;

/// <summary>
/// The computation of a row-to-row transformer, bound to one input schema: appends columns to each row.
/// Immutable; many rows are computed at once, on many threads, each with getters of its own.
/// </summary>
internal interface IRowMapper
{
    /// <summary>The columns that are appended, in order.</summary>
    IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; }

    /// <summary>The indices of the input columns that an appended column is computed from.</summary>
    IEnumerable<int> GetDependencies(int outputIndex);

    /// <summary>
    /// One getter (a <see cref="ValueGetter{TValue}"/> of the column's raw type) for each active output column, null for
    /// the others. <paramref name="disposer"/>, where not null, is called once when the row or cursor is disposed.
    /// </summary>
    Delegate[] CreateGetters(DataViewRow input, bool[] active, out Action disposer);
}
