using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>A tensor that lies in an open file: its shape and type are known, its numbers are read when asked for.</summary>
public sealed class StoredTensor
{
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly long _offset;

    private StoredTensor(Storage storage, long offset, long[] shape, long[] strides, long count)
    {
        Storage = storage;
        Count = count;
        (_offset, _shape, _strides) = (offset, shape, strides);
        IsDense = StoredShape.IsDense(shape, strides);
    }

    /// <summary>The type of its numbers.</summary>
    public ScalarType Type => Storage.Type;

    /// <summary>Its sizes; none for a scalar.</summary>
    public IReadOnlyList<long> Shape => _shape;

    /// <summary>How many numbers to go on for the next index, dimension by dimension.</summary>
    public IReadOnlyList<long> Strides => _strides;

    /// <summary>How many numbers stand before it in its storage.</summary>
    public long Offset => _offset;

    /// <summary>How many numbers it has.</summary>
    public long Count { get; }

    internal ReadOnlySpan<long> ShapeSpan => _shape;

    internal Storage Storage { get; }

    /// <summary>Row by row without gaps.</summary>
    internal bool IsDense { get; }

    /// <summary>Reads the tensor: a new one on the CPU with these strides, which requires no gradient. It shares memory with no other.</summary>
    /// <returns>It belongs to the caller, whatever dispose scope is open.</returns>
    /// <exception cref="InvalidDataException">The file became shorter, or holds truth values other than 0 and 1.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public Tensor Read()
    {
        using var scope = NewDisposeScope();
        if (IsDense)
        {
            var dense = empty(_shape, Type);
            Storage.ReadInto(dense, _offset);
            return dense.DetachFromDisposeScope();
        }

        return Storage.Read(_offset, StoredShape.Reach(_shape, _strides)).as_strided(_shape, _strides).DetachFromDisposeScope();
    }

    /// <summary>Reads the tensor into one that is there, of any device, type and layout, straight into its memory where these allow.</summary>
    /// <param name="destination">A tensor of this shape. What autograd remembers of its old values is not renewed.</param>
    /// <exception cref="ArgumentException">The destination has another shape.</exception>
    /// <exception cref="InvalidDataException">The file became shorter, or holds truth values other than 0 and 1.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public void ReadInto(Tensor destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.shape.AsSpan().SequenceEqual(_shape))
        {
            throw new ArgumentException($"The stored tensor is [{string.Join(", ", _shape)}], the destination [{string.Join(", ", destination.shape)}].", nameof(destination));
        }

        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        if (IsDense && destination.dtype == Type && destination.device_type == DeviceType.CPU && destination.is_contiguous())
        {
            Storage.ReadInto(destination, _offset);
            return;
        }

        using var values = Read();
        destination.copy_(values);
    }

    /// <summary>The tensor as a view of its storage that was read already.</summary>
    internal Tensor ViewOf(Tensor storage) => storage.as_strided(_shape, _strides, _offset);

    /// <summary>A tensor as a file describes it; every claim is checked.</summary>
    internal static StoredTensor Of(ByteSource source, Storage storage, long offset, long[] shape, long[] strides)
    {
        var count = StoredShape.Check(source, storage, offset, shape, strides);
        return new StoredTensor(storage, offset, shape, strides, count);
    }

    /// <summary>A tensor that fills its storage row by row.</summary>
    internal static StoredTensor Dense(ByteSource source, Storage storage, long[] shape) =>
        Of(source, storage, 0, shape, StoredShape.DenseStrides(source, shape));
}
