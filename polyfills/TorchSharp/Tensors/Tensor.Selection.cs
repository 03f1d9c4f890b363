using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index) => aten.index_select.Call(this, dim, index);

        public Tensor gather(long dim, Tensor index) => aten.gather.Call(this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => aten.scatter_src.Call(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => aten.scatter__src.InPlace(this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => aten.scatter_add.Call(this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => aten.scatter_add_.InPlace(this, dim, index, src);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            aten.index_add.Call(this, dim, index, source, alpha);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            aten.index_add_.InPlace(this, dim, index, source, alpha);

        public Tensor index_copy(long dim, Tensor index, Tensor source) => aten.index_copy.Call(this, dim, index, source);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => aten.index_copy_.InPlace(this, dim, index, source);

        public Tensor index_fill(long dim, Tensor index, Scalar value) => aten.index_fill_int_Scalar.Call(this, dim, index, value);

        public Tensor index_fill_(long dim, Tensor index, Scalar value) => aten.index_fill__int_Scalar.InPlace(this, dim, index, value);

        public Tensor masked_fill(Tensor mask, Scalar value) => aten.masked_fill_Scalar.Call(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => aten.masked_fill__Scalar.InPlace(this, mask, value);

        public Tensor masked_select(Tensor mask) => aten.masked_select.Call(this, mask);

        public Tensor masked_scatter(Tensor mask, Tensor value) => aten.masked_scatter.Call(this, mask, value);

        public Tensor masked_scatter_(Tensor mask, Tensor value) => aten.masked_scatter_.InPlace(this, mask, value);

        public Tensor take(Tensor index) => aten.take.Call(this, index);

        public Tensor take_along_dim(Tensor indices) => aten.take_along_dim.Call(this, indices);

        public Tensor take_along_dim(Tensor indices, long dim) => aten.take_along_dim.Call(this, indices, dim);

        public Tensor nonzero() => aten.nonzero.Call(this);

        public Tensor argwhere() => aten.argwhere.Call(this);

        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(
            bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            var (output, inverse, counts) = aten.unique_consecutive.Call3(this, return_inverse, return_counts, dim);
            return (output, Wanted(inverse, return_inverse), Wanted(counts, return_counts));
        }

        // libtorch gives an empty tensor for what was not asked for.
        private static Tensor Wanted(Tensor result, bool asked)
        {
            if (asked)
                return result;
            result.Dispose();
            return null;
        }

        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            aten.bucketize_Tensor.Call(this, boundaries, outInt32, right);

        public Tensor select_scatter(Tensor src, long dim, long index) => aten.select_scatter.Call(this, src, dim, index);

        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
            aten.slice_scatter.Call(this, src, dim, start, end, step);

        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
            aten.diagonal_scatter.Call(this, src, offset, dim1, dim2);
    }
}
