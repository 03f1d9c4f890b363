using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => aten.view.Call(this, shape);

        public Tensor view_as(Tensor other) => aten.view_as.Call(this, other);

        public Tensor reshape(params long[] shape) => aten.reshape.Call(this, shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => aten.flatten_using_ints.Call(this, start_dim, end_dim);

        public Tensor unflatten(long dim, params long[] sizes) => aten.unflatten_int.Call(this, dim, sizes);

        public Tensor ravel() => aten.ravel.Call(this);

        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        public Tensor permute(params long[] permutation) => aten.permute.Call(this, permutation);

        public Tensor transpose(long dim0, long dim1) => aten.transpose_int.Call(this, dim0, dim1);

        public Tensor transpose_(long dim0, long dim1) => aten.transpose_.InPlace(this, dim0, dim1);

        public Tensor t() => aten.t.Call(this);

        public Tensor swapaxes(long dim0, long dim1) => aten.swapaxes.Call(this, dim0, dim1);

        public Tensor swapdims(long dim0, long dim1) => aten.swapdims.Call(this, dim0, dim1);

        public Tensor movedim(long[] source, long[] destination) => aten.movedim_intlist.Call(this, source, destination);

        public Tensor moveaxis(long[] source, long[] destination) => aten.moveaxis_intlist.Call(this, source, destination);

        public Tensor squeeze(long? dim = null) => dim is long place ? aten.squeeze_dim.Call(this, place) : aten.squeeze.Call(this);

        public Tensor squeeze_(long? dim = null) =>
            dim is long place ? aten.squeeze__dim.InPlace(this, place) : aten.squeeze_.InPlace(this);

        public Tensor unsqueeze(long dim) => aten.unsqueeze.Call(this, dim);

        public Tensor unsqueeze_(long dim) => aten.unsqueeze_.InPlace(this, dim);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => aten.expand.Call(this, Arg.List(sizes), isImplicit);

        public Tensor expand(long[] sizes, bool isImplicit = false) => aten.expand.Call(this, sizes, isImplicit);

        public Tensor expand(params long[] sizes) => aten.expand.Call(this, sizes);

        public Tensor expand_as(Tensor other) => aten.expand_as.Call(this, other);

        public Tensor broadcast_to(params long[] shape) => aten.broadcast_to.Call(this, shape);

        public Tensor repeat(params long[] sizes) => aten.repeat.Call(this, sizes);

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            aten.repeat_interleave_self_Tensor.Call(this, repeats, dim, output_size);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            aten.repeat_interleave_self_int.Call(this, repeats, dim, output_size);

        public Tensor tile(long[] reps) => aten.tile.Call(this, reps);

        public Tensor flip(params long[] dims) => aten.flip.Call(this, dims);

        public Tensor fliplr() => aten.fliplr.Call(this);

        public Tensor flipud() => aten.flipud.Call(this);

        public Tensor roll((long, long) shifts, (long, long) dims) => aten.roll.Call(this, shifts, dims);

        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            aten.roll.Call(this, new[] { shifts.Item1, shifts.Item2, shifts.Item3 }, new[] { dims.Item1, dims.Item2, dims.Item3 });

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) =>
            aten.roll.Call(this, Arg.List(shifts), Arg.List(dims));

        public Tensor roll(long shifts, long? dims = null) =>
            aten.roll.Call(this, shifts, dims is long dim ? new[] { dim } : Array.Empty<long>());

        public Tensor roll(long[] shifts) => aten.roll.Call(this, shifts);

        public Tensor roll(long[] shifts, long[] dims) => aten.roll.Call(this, shifts, dims);

        public Tensor rot90(long k = 1, (long, long)? dims = null) => aten.rot90.Call(this, k, dims ?? (0, 1));

        public Tensor contiguous() => aten.contiguous.Call(this);

        public Tensor clone() => aten.clone.Call(this);

        public Tensor alias() => aten.alias.Call(this);

        public Tensor narrow(long dim, long start, long length) => aten.narrow.Call(this, dim, start, length);

        public Tensor select(long dim, long index) => aten.select_int.Call(this, dim, index);

        public Tensor slice(long dim, long start, long finish, long step) => aten.slice_Tensor.Call(this, dim, start, finish, step);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => aten.split_with_sizes.CallList(this, Arg.List(sizes), dim);

        public Tensor[] split(long size, int dim = 0) => aten.split_Tensor.CallList(this, size, dim);

        public Tensor[] split(long[] sizes, long dim = 0) => aten.split_with_sizes.CallList(this, sizes, dim);

        public Tensor[] split(params long[] sizes) => aten.split_with_sizes.CallList(this, sizes);

        public Tensor[] chunk(long chunks, long dim = 0) => aten.chunk.CallList(this, chunks, dim);

        public Tensor[] tensor_split(Tensor indices, long dim = 0) =>
            aten.tensor_split_tensor_indices_or_sections.CallList(this, indices, dim);

        public Tensor[] tensor_split(long size, long dim = 0) => aten.tensor_split_sections.CallList(this, size, dim);

        public Tensor[] tensor_split(long[] sizes, long dim = 0) => aten.tensor_split_indices.CallList(this, sizes, dim);

        public Tensor[] unbind(long dimension = 0) => aten.unbind_int.CallList(this, dimension);

        public Tensor unfold(long dimension, long size, long step) => aten.unfold.Call(this, dimension, size, step);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            aten.as_strided.Call(this, size, strides, storageOffset);

        public Tensor diag(long diagonal = 0) => aten.diag.Call(this, diagonal);

        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) => aten.diag_embed.Call(this, offset, dim1, dim2);

        public Tensor diagflat(long offset = 0) => aten.diagflat.Call(this, offset);

        public Tensor tril(long diagonal = 0) => aten.tril.Call(this, diagonal);

        public Tensor triu(long diagonal = 0) => aten.triu.Call(this, diagonal);

        public Tensor tril_(long diagonal = 0) => aten.tril_.InPlace(this, diagonal);

        public Tensor triu_(long diagonal = 0) => aten.triu_.InPlace(this, diagonal);

        public Tensor atleast_1d() => aten.atleast_1d.Call(this);

        public Tensor atleast_2d() => aten.atleast_2d.Call(this);

        public Tensor atleast_3d() => aten.atleast_3d.Call(this);
    }
}
