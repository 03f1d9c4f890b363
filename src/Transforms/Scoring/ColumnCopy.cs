using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The values that one column had in the rows of a batch.</summary>
internal abstract class ColumnCopy
{
    private static readonly RawTypeCall Scalars = new(typeof(ColumnCopy), nameof(Scalar));
    private static readonly RawTypeCall Vectors = new(typeof(ColumnCopy), nameof(Vector));

    /// <summary>Whether values of the type stay what they are when the cursor moves on. Images, for one, do not.</summary>
    public static bool CanCopy(DataViewType type)
        => type is PrimitiveDataViewType or VectorDataViewType { ItemType: PrimitiveDataViewType };

    public static ColumnCopy Of(DataViewRow source, DataViewSchema.Column column, int rows)
        => (ColumnCopy)(column.Type is VectorDataViewType vector
            ? Vectors.Invoke(vector.ItemType.RawType, source.Schema[column.Index], source, rows)
            : Scalars.Invoke(column.Type.RawType, source.Schema[column.Index], source, rows))!;

    /// <summary>Keeps the source's current value as that of row <paramref name="row"/> of the batch.</summary>
    public abstract void Take(int row);

    /// <summary>A getter of the value of the row that <paramref name="current"/> tells.</summary>
    public abstract Delegate GetGetter(Func<int> current);

    private static ScalarCopy<T> Scalar<T>(DataViewSchema.Column column, DataViewRow source, int rows)
        => new(source.GetGetter<T>(column), new T[rows]);

    private static VectorCopy<T> Vector<T>(DataViewSchema.Column column, DataViewRow source, int rows)
        => new(source.GetGetter<VBuffer<T>>(column), new VBuffer<T>[rows]);

    private sealed class ScalarCopy<T>(ValueGetter<T> source, T[] values) : ColumnCopy
    {
        public override void Take(int row) => source(ref values[row]);

        public override Delegate GetGetter(Func<int> current)
            => (ValueGetter<T>)((ref T value) => value = values[current()]);
    }

    private sealed class VectorCopy<T>(ValueGetter<VBuffer<T>> source, VBuffer<T>[] values) : ColumnCopy
    {
        public override void Take(int row) => source(ref values[row]);

        public override Delegate GetGetter(Func<int> current)
            => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => values[current()].CopyTo(ref value));
    }
}
