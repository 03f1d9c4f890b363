using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Copies of the values of one column, row by row.</summary>
internal abstract class ColumnStore
{
    public static ColumnStore Create(DataViewType type) => GenericCall.Invoke<ColumnStore>(CreateTyped<int>, type.RawType);

    /// <summary>Binds the store to the cursor that fills it; each call of the action copies the current value to the given slot.</summary>
    public abstract Action<int> Filler(DataViewRow source, DataViewSchema.Column column);

    /// <summary>A getter of the value in the slot that the function names.</summary>
    public abstract Delegate Getter(Func<int> slot);

    /// <summary>Drops spare room; no filling afterwards.</summary>
    public abstract void Trim(int count);

    private static ColumnStore CreateTyped<T>() => new ColumnStore<T>();
}

internal sealed class ColumnStore<T> : ColumnStore
{
    private readonly ValueCopy.Copier<T> _copy = ValueCopy.Of<T>();
    private T[] _values = [];

    public override Action<int> Filler(DataViewRow source, DataViewSchema.Column column) => Filler(source.GetGetter<T>(column));

    public Action<int> Filler(ValueGetter<T> get)
    {
        T current = default;
        return slot =>
        {
            if (slot >= _values.Length)
                Array.Resize(ref _values, Math.Max(64, Math.Max(slot + 1, _values.Length * 2)));
            get(ref current);
            _copy(in current, ref _values[slot]);
        };
    }

    public override Delegate Getter(Func<int> slot) => (ValueGetter<T>)((ref T value) => _copy(in _values[slot()], ref value));

    public void Read(int slot, ref T value) => _copy(in _values[slot], ref value);

    public override void Trim(int count) => Array.Resize(ref _values, count);
}
