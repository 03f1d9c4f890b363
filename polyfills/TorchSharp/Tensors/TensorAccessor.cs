using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor on the CPU, in row-major order whatever their order in memory.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly Tensor view;
    private readonly T* data;
    private readonly long[] shape;
    private readonly long[] strides;
    private readonly bool contiguous;

    internal TensorAccessor(Tensor tensor)
    {
        if (tensor.device_type != DeviceType.CPU)
            throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        this.tensor = tensor;
        // The memory outlives the tensor's own Dispose for as long as it is looked at.
        view = Tensor.Own(Interop.Native.shim_tensor_share(tensor.Handle)).DetachFromDisposeScope();
        Count = tensor.numel();
        shape = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        data = Count == 0 ? null : (T*)tensor.DataPointer();
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => data[OffsetOf(indices)];
        set => data[OffsetOf(indices)] = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    /// <summary>An array of as many dimensions as the tensor has.</summary>
    public Array ToNDArray()
    {
        if (shape.Length == 0)
            return ToArray();
        var array = Array.CreateInstance(typeof(T), shape);
        var indices = new long[shape.Length];
        for (long i = 0; i < Count; i++)
        {
            long rest = i;
            for (int d = shape.Length - 1; d >= 0; d--)
                (rest, indices[d]) = Math.DivRem(rest, shape[d]);
            array.SetValue(data[OffsetOf(i)], indices);
        }
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0L) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0L)
    {
        int count = (int)Math.Min(Count - tensorIndex, array.Length - arrayIndex);
        if (count <= 0)
            return;
        if (contiguous)
        {
            new ReadOnlySpan<T>(data + tensorIndex, count).CopyTo(array[arrayIndex..]);
            return;
        }
        for (int i = 0; i < count; i++)
            array[arrayIndex + i] = data[OffsetOf(tensorIndex + i)];
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0L) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0L)
    {
        int count = (int)Math.Min(Count - tensorIndex, array.Length - arrayIndex);
        for (int i = 0; i < count; i++)
            data[OffsetOf(tensorIndex + i)] = array[arrayIndex + i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return At(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        view.Dispose();
        GC.SuppressFinalize(this);
    }

    public override bool Equals(object obj) => obj is TensorAccessor<T> other && this == other;

    public override int GetHashCode() => tensor.GetHashCode();

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right)
    {
        if (ReferenceEquals(left, right))
            return true;
        return left is not null && right is not null && left.Count == right.Count && left.SequenceEqual(right);
    }

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    private T At(long index) => data[OffsetOf(index)];

    private long OffsetOf(long index)
    {
        if (contiguous)
            return index;
        long offset = 0;
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            (index, long place) = Math.DivRem(index, shape[d]);
            offset += place * strides[d];
        }
        return offset;
    }

    private long OffsetOf(long[] indices)
    {
        if (indices.Length == 1 && shape.Length != 1)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)indices[0], (ulong)Count, nameof(indices));
            return OffsetOf(indices[0]);
        }
        if (indices.Length != shape.Length)
            throw new ArgumentException($"{indices.Length} indices for a tensor of {shape.Length} dimensions", nameof(indices));
        long offset = 0;
        for (int d = 0; d < indices.Length; d++)
        {
            if (indices[d] < 0 || indices[d] >= shape[d])
                throw new IndexOutOfRangeException($"Index {indices[d]} in dimension {d}, which has {shape[d]} elements.");
            offset += indices[d] * strides[d];
        }
        return offset;
    }
}
