using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Setters of the members of a row class from the columns of a row.</summary>
internal static class PocoSetters<TRow>
{
    public static Action<TRow> Create(DataViewRow row, DataViewSchema.Column column, PocoColumn target)
    {
        Type member = PocoMembers.TypeOf(target.Member);
        if (member == typeof(string))
            return TextSetter(row, column, target);
        if (member == typeof(string[]))
            return TextsSetter(row, column, target);
        if (member.IsArray)
            return GenericCall.Invoke<Action<TRow>>(ArraySetter<int>, member.GetElementType(), row, column, target);
        if (column.Type is VectorDataViewType vector)
            return GenericCall.Invoke<Action<TRow>>(BufferSetter<int>, vector.ItemType.RawType, row, column, target);
        return GenericCall.Invoke<Action<TRow>>(DirectSetter<int>, member, row, column, target);
    }

    private static Action<TRow> DirectSetter<T>(DataViewRow row, DataViewSchema.Column column, PocoColumn target)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        Action<TRow, T> write = MemberAccess<TRow>.Writer<T>(target.Member);
        T value = default;
        return item =>
        {
            get(ref value);
            write(item, value);
        };
    }

    private static Action<TRow> TextSetter(DataViewRow row, DataViewSchema.Column column, PocoColumn target)
    {
        ValueGetter<ReadOnlyMemory<char>> get = row.GetGetter<ReadOnlyMemory<char>>(column);
        Action<TRow, string> write = MemberAccess<TRow>.Writer<string>(target.Member);
        ReadOnlyMemory<char> value = default;
        return item =>
        {
            get(ref value);
            write(item, value.ToString());
        };
    }

    // The object's own array is filled again where it has the right length: a reused row object allocates nothing.
    private static Action<TRow> ArraySetter<T>(DataViewRow row, DataViewSchema.Column column, PocoColumn target)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        Func<TRow, T[]> read = Current<T[]>(target);
        Action<TRow, T[]> write = MemberAccess<TRow>.Writer<T[]>(target.Member);
        VBuffer<T> value = default;
        return item =>
        {
            get(ref value);
            T[] array = read(item);
            if (array is null || array.Length != value.Length || !value.IsDense)
                array = new T[value.Length];
            value.CopyTo(array);
            write(item, array);
        };
    }

    private static Action<TRow> TextsSetter(DataViewRow row, DataViewSchema.Column column, PocoColumn target)
    {
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> get = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        Func<TRow, string[]> read = Current<string[]>(target);
        Action<TRow, string[]> write = MemberAccess<TRow>.Writer<string[]>(target.Member);
        VBuffer<ReadOnlyMemory<char>> value = default;
        return item =>
        {
            get(ref value);
            string[] texts = read(item);
            if (texts is null || texts.Length != value.Length)
                texts = new string[value.Length];
            foreach ((int slot, ReadOnlyMemory<char> text) in value.Items(all: true))
                texts[slot] = text.ToString();
            write(item, texts);
        };
    }

    private static Action<TRow> BufferSetter<T>(DataViewRow row, DataViewSchema.Column column, PocoColumn target)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        Func<TRow, VBuffer<T>> read = Current<VBuffer<T>>(target);
        Action<TRow, VBuffer<T>> write = MemberAccess<TRow>.Writer<VBuffer<T>>(target.Member);
        return item =>
        {
            VBuffer<T> value = read(item);
            get(ref value);
            write(item, value);
        };
    }

    private static Func<TRow, T> Current<T>(PocoColumn target)
        => MemberAccess<TRow>.CanRead(target.Member) ? MemberAccess<TRow>.Reader<T>(target.Member) : _ => default;
}
