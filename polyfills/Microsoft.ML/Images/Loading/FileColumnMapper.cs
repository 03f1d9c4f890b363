using Microsoft.ML.Data;

namespace Microsoft.ML.Internal;

/// <summary>Computes a column from the files that another names. An empty name names no file.</summary>
internal abstract class FileColumnMapper(DataViewSchema.Column path, DataViewSchema.DetachedColumn output, string folder) : OneToOneMapper([path])
{
    public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; } = [output];

    /// <summary>Reads the path of the current row; null where it is empty.</summary>
    protected Func<string> PathReader(DataViewRow input)
    {
        ValueGetter<ReadOnlyMemory<char>> get = input.GetGetter<ReadOnlyMemory<char>>(input.Schema[Inputs[0].Index]);
        ReadOnlyMemory<char> name = default;
        return () =>
        {
            get(ref name);
            if (name.Length == 0)
                return null;
            return string.IsNullOrWhiteSpace(folder) ? name.ToString() : Path.Combine(folder, name.ToString());
        };
    }
}
