using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        private const int MostOnStack = 8;

        public ScalarType dtype => (ScalarType)Kept(Native.shim_tensor_type(Handle));

        public Device device
        {
            get
            {
                long code = Kept(Native.shim_tensor_device(Handle));
                return code == CPU.Code ? CPU : new Device(code);
            }
        }

        public DeviceType device_type => (DeviceType)(Kept(Native.shim_tensor_device(Handle)) >> 8);

        public int device_index => (int)(Kept(Native.shim_tensor_device(Handle)) & 0xFF) - 1;

        public long[] shape => Extents().Sizes;

        public long[] size() => shape;

        public long size(int dim)
        {
            int dimensions = (int)this.dim();
            if (dimensions > MostOnStack)
                return At(shape, dim);
            long* extents = stackalloc long[2 * MostOnStack];
            Native.Check(Kept(Native.shim_tensor_shape(Handle, extents, extents + MostOnStack)));
            return At(new ReadOnlySpan<long>(extents, dimensions), dim);
        }

        public long[] stride() => Extents().Strides;

        public long stride(int dim) => At(stride(), dim);

        public long dim() => Kept(Native.shim_tensor_dimensions(Handle));

        public long ndim => dim();

        public long Dimensions => dim();

        public long numel() => Kept(Native.shim_tensor_count(Handle));

        public long NumberOfElements => numel();

        public long element_size() => Kept(Native.shim_tensor_element_size(Handle));

        public long ElementSize => element_size();

        public long storage_offset()
        {
            long offset;
            Native.Check(Kept(Native.shim_tensor_storage_offset(Handle, &offset)));
            return offset;
        }

        public bool is_contiguous() => Kept(Native.shim_tensor_is_contiguous(Handle)) != 0;

        public bool is_sparse => Kept(Native.shim_tensor_layout(Handle)) != 0;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_nonzero() => aten.is_nonzero.CallBool(this);

        /// <summary>The first element's place; the tensor must be kept alive while it is used.</summary>
        internal nint DataPointer()
        {
            nint data;
            Native.Check(Kept(Native.shim_tensor_data(Handle, &data)));
            return data;
        }

        private (long[] Sizes, long[] Strides) Extents()
        {
            int dimensions = (int)dim();
            var sizes = new long[dimensions];
            var strides = new long[dimensions];
            fixed (long* size = sizes, stride = strides)
                Native.Check(Kept(Native.shim_tensor_shape(Handle, size, stride)));
            return (sizes, strides);
        }

        private static long At(ReadOnlySpan<long> extents, int dim)
        {
            int place = dim < 0 ? dim + extents.Length : dim;
            return place >= 0 && place < extents.Length
                ? extents[place]
                : throw new IndexOutOfRangeException($"Dimension {dim} of a tensor that has {extents.Length} dimensions.");
        }
    }
}
