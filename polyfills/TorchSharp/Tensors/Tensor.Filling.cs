using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor fill_(Scalar value) => aten.fill__Scalar.InPlace(this, value);

        public Tensor zero_() => aten.zero_.InPlace(this);

        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.zeros_like.Call(this, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.ones_like.Call(this, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.full_like.Call(this, value, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.empty_like.Call(this, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.rand_like.Call(this, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.randn_like.Call(this, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.randint_like_low_dtype.Call(this, low, high, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_zeros.Call(this, Arg.List(size), dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_zeros(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_zeros.Call(this, new[] { dim0, dim1, dim2 }, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_zeros(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_zeros.Call(this, new[] { dim0, dim1, dim2, dim3 }, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_zeros.Call(this, (rows, columns), dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_zeros.Call(this, new[] { size }, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_zeros.Call(this, size, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_ones(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_ones.Call(this, new[] { dim0, dim1, dim2 }, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_ones(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_ones.Call(this, new[] { dim0, dim1, dim2, dim3 }, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_ones.Call(this, (rows, columns), dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_ones.Call(this, new[] { size }, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_empty.Call(this, Arg.List(size), dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_empty(
            long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_empty.Call(this, new[] { dim0, dim1, dim2 }, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_empty(
            long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_empty.Call(this, new[] { dim0, dim1, dim2, dim3 }, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_empty.Call(this, (rows, columns), dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_empty.Call(this, new[] { size }, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_empty.Call(this, size, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_full(
            ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_full.Call(this, Arg.List(size), value, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_full(
            long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_full.Call(this, new[] { dim0, dim1, dim2 }, value, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_full(
            long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null,
            bool requires_grad = false) =>
            aten.new_full.Call(this, new[] { dim0, dim1, dim2, dim3 }, value, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_full(
            long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_full.Call(this, (rows, columns), value, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_full.Call(this, new[] { size }, value, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            aten.new_full.Call(this, size, value, dtype, Arg.None, device).requires_grad_(requires_grad);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => aten.copy_.InPlace(this, source, nonBlocking);

        public Tensor detach() => aten.detach.Call(this);

        public Tensor detach_() => aten.detach_.InPlace(this);

        public Tensor set_(Tensor source) => aten.set__source_Tensor.InPlace(this, source);
    }
}
