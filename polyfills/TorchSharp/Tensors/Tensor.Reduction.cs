using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            aten.sum_dim_IntList.Call(this, Arg.List(dim), keepdim, type);

        public Tensor sum(ScalarType? type = null) => aten.sum.Call(this, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => aten.sum_dim_IntList.Call(this, dim, keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            aten.sum_dim_IntList.Call(this, (dim0, dim1), keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            aten.sum_dim_IntList.Call(this, new[] { dim0, dim1, dim2 }, keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => aten.sum_dim_IntList.Call(this, dim, keepdim, type);

        public Tensor mean() => aten.mean.Call(this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            aten.mean_dim.Call(this, dimensions, keepdim, type);

        public Tensor prod(ScalarType? type = null) => aten.prod.Call(this, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => aten.prod_dim_int.Call(this, dim, keepdim, type);

        public Tensor max() => aten.max.Call(this);

        public Tensor max(Tensor other) => aten.max_other.Call(this, other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => aten.max_dim.Call2(this, dim, keepdim);

        public Tensor min() => aten.min.Call(this);

        public Tensor min(Tensor other) => aten.min_other.Call(this, other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => aten.min_dim.Call2(this, dim, keepdim);

        public Tensor amax(params long[] dims) => aten.amax.Call(this, dims);

        public Tensor amin(params long[] dims) => aten.amin.Call(this, dims);

        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => aten.aminmax.Call2(this, dim, keepdim);

        public Tensor argmax() => aten.argmax.Call(this);

        public Tensor argmax(long dim, bool keepdim = false) => aten.argmax.Call(this, dim, keepdim);

        public Tensor argmin() => aten.argmin.Call(this);

        public Tensor argmin(long dim, bool keepdim = false) => aten.argmin.Call(this, dim, keepdim);

        public Tensor argsort(long dim = -1, bool descending = false) => aten.argsort.Call(this, dim, descending);

        public Tensor all() => aten.all.Call(this);

        public Tensor all(long dim, bool keepdim = false) => aten.all_dim.Call(this, dim, keepdim);

        public Tensor any() => aten.any.Call(this);

        public Tensor any(long dim, bool keepdim = false) => aten.any_dim.Call(this, dim, keepdim);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.var_dim.Call(this, dim, unbiased, keepdim));

        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.var_dim.Call(this, new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim));

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.var_dim.Call(this, Arg.List(dimensions), unbiased, keepdim));

        public Tensor var(bool unbiased = true) => aten.var.Call(this, unbiased);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.var_dim.Call(this, new[] { dim }, unbiased, keepdim));

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.var_dim.Call(this, dimensions, unbiased, keepdim));

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.std_dim.Call(this, dim, unbiased, keepdim));

        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.std_dim.Call(this, new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim));

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.std_dim.Call(this, Arg.List(dimensions), unbiased, keepdim));

        public Tensor std(bool unbiased = true) => aten.std.Call(this, unbiased);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.std_dim.Call(this, new[] { dim }, unbiased, keepdim));

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.std_dim.Call(this, dimensions, unbiased, keepdim));

        public (Tensor var, Tensor mean) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.var_mean_dim.Call2(this, dim, unbiased, keepdim));

        public (Tensor var, Tensor mean) var_mean(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.var_mean_dim.Call2(this, new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim));

        public (Tensor std, Tensor mean) var_mean(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.var_mean_dim.Call2(this, Arg.List(dimensions), unbiased, keepdim));

        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => aten.var_mean.Call2(this, unbiased);

        public (Tensor var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.var_mean_dim.Call2(this, new[] { dim }, unbiased, keepdim));

        public (Tensor std, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.var_mean_dim.Call2(this, dimensions, unbiased, keepdim));

        public (Tensor std, Tensor mean) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.std_mean_dim.Call2(this, dim, unbiased, keepdim));

        public (Tensor std, Tensor mean) std_mean(
            (long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.std_mean_dim.Call2(this, new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim));

        public (Tensor std, Tensor mean) std_mean(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.std_mean_dim.Call2(this, Arg.List(dimensions), unbiased, keepdim));

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => aten.std_mean.Call2(this, unbiased);

        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.std_mean_dim.Call2(this, new[] { dim }, unbiased, keepdim));

        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, aten.std_mean_dim.Call2(this, dimensions, unbiased, keepdim));

        public Tensor median() => aten.median.Call(this);

        public Tensor nanmedian() => aten.nanmedian.Call(this);

        public Tensor nansum() => aten.nansum.Call(this);

        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            aten.nanmean.Call(this, dim, keepdim, dtype);

        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => aten.mode.Call2(this, dim, keepdim);

        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            aten.kthvalue.Call2(this, k, dim ?? -1, keepdim);

        public Tensor norm(float p = 2) => aten.norm_Scalar.Call(this, p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2) => aten.norm_ScalarOpt_dim.Call(this, p, dim, keepdim);

        public Tensor logsumexp(long dim, bool keepdim = false) => aten.logsumexp.Call(this, new[] { dim }, keepdim);

        public Tensor cumsum(long dim, ScalarType? type = null) => aten.cumsum.Call(this, dim, type);

        public Tensor cumprod(long dim, ScalarType? type = null) => aten.cumprod.Call(this, dim, type);

        public (Tensor values, Tensor indexes) cummax(long dim) => aten.cummax.Call2(this, dim);

        public (Tensor values, Tensor indexes) cummin(long dim) => aten.cummin.Call2(this, dim);

        public Tensor logcumsumexp(long dim) => aten.logcumsumexp.Call(this, dim);

        public Tensor count_nonzero(long[]? dims = null) =>
            dims is null ? aten.count_nonzero.Call(this) : aten.count_nonzero_dim_IntList.Call(this, dims);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            aten.sort_stable.Call2(this, stable, dim, descending);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            aten.topk.Call2(this, k, dim, largest, sorted);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => aten.quantile.Call(this, q, dim, keepdim);

        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => aten.nanquantile.Call(this, q, dim, keepdim);

        public Tensor histc(long bins = 100, long min = 0, long max = 0) => aten.histc.Call(this, bins, min, max);

        public Tensor bincount(Tensor? weights, long minlength = 0) => aten.bincount.Call(this, weights, minlength);

        public Tensor dist(Tensor other, float p = 2) => aten.dist.Call(this, other, p);

        public Tensor trace() => aten.trace.Call(this);
    }
}
