using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Lays scalars and vectors of one item type end to end. A single vector passes through with all its annotations.</summary>
internal sealed class ConcatenationMapper : IRowMapper
{
    private readonly DataViewSchema.Column[] _inputs;
    private readonly VectorDataViewType _type;
    private readonly bool _isIdentity;

    public ConcatenationMapper(string outputColumnName, DataViewSchema.Column[] inputs)
    {
        _inputs = inputs;
        DataViewType item = inputs[0].Type.ItemTypeOf();
        foreach (DataViewSchema.Column input in inputs)
        {
            if (!input.Type.ItemTypeOf().Equals(item))
                throw Checks.SchemaMismatch("inputSchema", "input", input.Name, item.ToString(), input.Type.ToString());
        }

        _isIdentity = inputs is [{ Type: VectorDataViewType }];
        int size = inputs.Any(input => input.Type.ValueCountOf() == 0) ? 0 : inputs.Sum(input => input.Type.ValueCountOf());
        _type = _isIdentity ? (VectorDataViewType)inputs[0].Type : new VectorDataViewType((PrimitiveDataViewType)item, size);
        OutputColumns = [new DataViewSchema.DetachedColumn(outputColumnName, _type, _isIdentity ? inputs[0].Annotations : Annotations())];
    }

    public IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; }

    public IEnumerable<int> GetDependencies(int outputIndex) => _inputs.Select(input => input.Index);

    public Delegate[] CreateGetters(DataViewRow input, bool[] active, out Action disposer)
    {
        disposer = null;
        if (!active[0])
            return [null];
        return [_isIdentity
            ? RowGetters.Untyped(input, input.Schema[_inputs[0].Index])
            : GenericCall.Invoke<Delegate>(Getter<int>, _type.ItemType.RawType, input)];
    }

    private Delegate Getter<T>(DataViewRow row)
    {
        ValueGetter<VBuffer<T>>[] parts = Array.ConvertAll(_inputs, input => Part<T>(row, input));
        var buffers = new VBuffer<T>[parts.Length];
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            int length = 0;
            int count = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i](ref buffers[i]);
                length = checked(length + buffers[i].Length);
                count += buffers[i].GetValues().Length;
            }

            value = count <= length / 2 ? Sparse(buffers, length, count, ref value) : Dense(buffers, length, ref value);
        });
    }

    private static ValueGetter<VBuffer<T>> Part<T>(DataViewRow row, DataViewSchema.Column input)
    {
        DataViewSchema.Column column = row.Schema[input.Index];
        if (input.Type is not VectorDataViewType vector)
        {
            ValueGetter<T> scalar = row.GetGetter<T>(column);
            return (ref VBuffer<T> value) =>
            {
                VBufferEditor<T> editor = VBufferEditor.Create(ref value, 1);
                scalar(ref editor.Values[0]);
                value = editor.Commit();
            };
        }

        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        return (ref VBuffer<T> value) =>
        {
            get(ref value);
            if (vector.Size != 0 && vector.Size != value.Length)
                throw new InvalidOperationException($"Column '{input.Name}': expected {vector.Size} slots, but got {value.Length}");
        };
    }

    private static VBuffer<T> Dense<T>(VBuffer<T>[] parts, int length, ref VBuffer<T> value)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref value, length);
        int offset = 0;
        foreach (VBuffer<T> part in parts)
        {
            part.CopyTo(editor.Values, offset);
            offset += part.Length;
        }

        return editor.Commit();
    }

    private static VBuffer<T> Sparse<T>(VBuffer<T>[] parts, int length, int count, ref VBuffer<T> value)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref value, length, count);
        int offset = 0;
        int slot = 0;
        foreach (VBuffer<T> part in parts)
        {
            foreach ((int index, T item) in part.Items())
            {
                editor.Values[slot] = item;
                editor.Indices[slot++] = offset + index;
            }

            offset += part.Length;
        }

        return editor.Commit();
    }

    private DataViewSchema.Annotations Annotations()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (_type.ItemType is NumberDataViewType && _inputs.All(input => input.IsNormalized()))
            builder.AddPrimitiveValue(AnnotationNames.IsNormalized, BooleanDataViewType.Instance, true);
        if (_type.IsKnownSize && _inputs.Any(input => input.Type is not VectorDataViewType || input.HasSlotNames()))
            builder.Add(AnnotationNames.SlotNames, new VectorDataViewType(TextDataViewType.Instance, _type.Size), ValueCopy.Getter(SlotNames()));
        return builder.ToAnnotations();
    }

    // A scalar names its slot; a vector's names get the column's name in front; the rest stay without a name.
    private VBuffer<ReadOnlyMemory<char>> SlotNames()
    {
        var names = new List<ReadOnlyMemory<char>>();
        foreach (DataViewSchema.Column input in _inputs)
        {
            if (input.Type is not VectorDataViewType vector)
                names.Add(input.Name.AsMemory());
            else if (!input.HasSlotNames())
                names.AddRange(new ReadOnlyMemory<char>[vector.Size]);
            else
            {
                VBuffer<ReadOnlyMemory<char>> own = default;
                input.GetSlotNames(ref own);
                names.AddRange(own.DenseValues().Select(name => name.IsEmpty ? default : $"{input.Name}.{name}".AsMemory()));
            }
        }

        return new VBuffer<ReadOnlyMemory<char>>(names.Count, names.ToArray());
    }
}
