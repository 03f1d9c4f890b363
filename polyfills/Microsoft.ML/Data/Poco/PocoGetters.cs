using System.Numerics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Getters over the members of the current object of a row class.</summary>
/// <param name="current">The object whose members are read; throws outside of a row.</param>
internal sealed class PocoGetters<TRow>(Func<TRow> current)
{
    public Delegate Create(PocoColumn column)
    {
        Type member = PocoMembers.TypeOf(column.Member);
        if (member == typeof(string))
            return TextGetter(column);
        if (member == typeof(string[]))
            return TextsGetter(column);
        if (column.Type is KeyDataViewType)
            return (Delegate)GenericCall.Invoke(KeyGetter<uint>, member, column);
        if (member.IsArray)
            return (Delegate)GenericCall.Invoke(ArrayGetter<int>, member.GetElementType(), column);
        if (column.Type is VectorDataViewType vector)
            return (Delegate)GenericCall.Invoke(BufferGetter<int>, vector.ItemType.RawType, column);
        if (column.Type is not PrimitiveDataViewType && !DataViewTypeManager.Knows(column.Type))
            throw new NotSupportedException($"Type '{member.FullName}' is not yet supported.");
        return (Delegate)GenericCall.Invoke(DirectGetter<int>, member, column);
    }

    private Delegate DirectGetter<T>(PocoColumn column)
    {
        Func<TRow, T> read = MemberAccess<TRow>.Reader<T>(column.Member);
        return (ValueGetter<T>)((ref T value) => value = read(current()));
    }

    private Delegate BufferGetter<T>(PocoColumn column)
    {
        Func<TRow, VBuffer<T>> read = MemberAccess<TRow>.Reader<VBuffer<T>>(column.Member);
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => read(current()).CopyTo(ref value));
    }

    private Delegate ArrayGetter<T>(PocoColumn column)
    {
        Func<TRow, T[]> read = MemberAccess<TRow>.Reader<T[]>(column.Member);
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            T[] array = read(current());
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, array?.Length ?? 0);
            array.AsSpan().CopyTo(editor.Values);
            value = editor.Commit();
        });
    }

    private Delegate TextGetter(PocoColumn column)
    {
        Func<TRow, string> read = MemberAccess<TRow>.Reader<string>(column.Member);
        return (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = read(current()).AsMemory());
    }

    private Delegate TextsGetter(PocoColumn column)
    {
        Func<TRow, string[]> read = MemberAccess<TRow>.Reader<string[]>(column.Member);
        return (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            string[] texts = read(current()) ?? [];
            VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, texts.Length);
            for (int i = 0; i < texts.Length; i++)
                editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        });
    }

    // A member counts its keys from zero, a key column from one with zero for missing.
    private Delegate KeyGetter<T>(PocoColumn column)
        where T : struct, IBinaryInteger<T>
    {
        Func<TRow, T> read = MemberAccess<TRow>.Reader<T>(column.Member);
        ulong count = ((KeyDataViewType)column.Type).Count;
        return (ValueGetter<T>)((ref T value) =>
        {
            T index = read(current());
            value = ulong.CreateTruncating(index) < count ? index + T.One : T.Zero;
        });
    }
}
