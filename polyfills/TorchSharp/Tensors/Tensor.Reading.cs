using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>A view of the elements for reading and writing from .NET; the tensor must be on the CPU.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            if (ElementTypes.Of<T>() is { } type && dtype != type && !ElementTypes.SameLayout(dtype, type))
                throw new ArgumentException($"{typeof(T)} is not compatible with {dtype.ToString()}");
            return new TensorAccessor<T>(this);
        }

        /// <summary>The memory of a contiguous tensor on the CPU, as it lies there.</summary>
        public Span<byte> bytes
        {
            get
            {
                if (!is_contiguous())
                    throw new NotImplementedException("Bytes() called on non-contiguous tensor.");
                if (device_type != DeviceType.CPU)
                    throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
                long count = numel() * element_size();
                return count == 0 ? default : new Span<byte>((void*)DataPointer(), checked((int)count));
            }
            set
            {
                var target = bytes;
                if (target.Length != value.Length)
                    throw new ArgumentException($"Mismatched number of bytes: the tensor has {target.Length}, the span {value.Length}.");
                value.CopyTo(target);
            }
        }

        /// <summary>The value of a tensor that has one element.</summary>
        public T item<T>() where T : unmanaged
        {
            if (numel() != 1)
                throw new ArgumentException($"only tensors of one element have an item; this one has {numel()} elements");
            if (ElementTypes.Of<T>() is { } type && dtype != type && !ElementTypes.SameLayout(dtype, type))
                throw new ArgumentException($"item<{typeof(T).Name}>() of a tensor of type {dtype}");
            if (device_type == DeviceType.CPU)
                return Kept(Unsafe.ReadUnaligned<T>((void*)DataPointer()));
            using var here = cpu();
            return here.item<T>();
        }

        public Scalar ToScalar()
        {
            if (numel() != 1)
                throw new ArgumentException("Number of elements in the tensor must be 1");
            if (is_complex())
                return dtype == ScalarType.ComplexFloat32 ? (Scalar)item<(float, float)>() : item<System.Numerics.Complex>();
            var value = aten.item.CallNumber(this);
            return dtype switch
            {
                ScalarType.Bool => value.Bits != 0,
                ScalarType.Byte => (byte)value.Bits,
                ScalarType.Int8 => (sbyte)value.Bits,
                ScalarType.Int16 => (short)value.Bits,
                ScalarType.Int32 => (int)value.Bits,
                ScalarType.Int64 => value.Bits,
                ScalarType.Float32 => (float)BitConverter.Int64BitsToDouble(value.Bits),
                var type => Scalar.Of(type, BitConverter.Int64BitsToDouble(value.Bits)),
            };
        }

        public T ReadCpuValue<T>(long i) where T : unmanaged
        {
            if (i < 0 || i >= numel())
                throw new IndexOutOfRangeException("The index is greater than the number of elements in the tensor");
            return Kept(((T*)DataPointer())[i]);
        }

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            using var here = detach().cpu().contiguous();
            byte* data = (byte*)here.DataPointer();
            long left = here.numel() * here.element_size();
            for (; left > 0; data += bufferSize, left -= bufferSize)
                stream.Write(new ReadOnlySpan<byte>(data, (int)Math.Min(left, bufferSize)));
            GC.KeepAlive(here);
        }

        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            using var target = is_contiguous() && device_type == DeviceType.CPU ? alias() : empty(shape, dtype);
            byte* data = (byte*)target.DataPointer();
            long left = target.numel() * target.element_size();
            for (; left > 0; data += bufferSize, left -= bufferSize)
                stream.ReadExactly(new Span<byte>(data, (int)Math.Min(left, bufferSize)));
            if (target.DataPointer() == DataPointerOrNone())
                return;
            using var unrecorded = no_grad();
            copy_(target);
        }

        private nint DataPointerOrNone() => device_type == DeviceType.CPU ? DataPointer() : 0;
    }
}
