using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>The arithmetic of the initialisers, in PyTorch's order of drawing. All change the tensor in place.</summary>
/// <remarks>
/// TorchSharp's <c>nn.init</c> is not used: of 0.102.8, <c>xavier_normal_</c> draws uniform numbers, and its gains lack SELU.
/// </remarks>
internal static class Distributions
{
    /// <summary>Uniform numbers of a standard deviation.</summary>
    public static void UniformOf(Tensor tensor, double std)
    {
        var bound = Math.Sqrt(3) * std;
        tensor.uniform_(-bound, bound);
    }

    /// <summary>Through the inverse of the distribution function, so that no draw is thrown away.</summary>
    public static void TruncatedNormal(Tensor tensor, double mean, double std, double low, double high)
    {
        var (from, to) = (Erf((low - mean) / std / Math.Sqrt(2)), Erf((high - mean) / std / Math.Sqrt(2)));
        tensor.uniform_(from, to).erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_(low, high);
    }

    public static void Orthogonal(Tensor tensor, double gain)
    {
        if (tensor.numel() == 0)
        {
            return;
        }

        var (rows, columns) = (tensor.shape[0], tensor.numel() / tensor.shape[0]);
        var random = empty([rows, columns], tensor.dtype).normal_();
        var (q, r) = linalg.qr(rows < columns ? random.t() : random);

        // The signs make the distribution even over all orthogonal matrices.
        q = q.mul(r.diag().sign());
        tensor.copy_((rows < columns ? q.t() : q).reshape(tensor.shape).mul(gain));
    }

    public static void Sparse(Tensor tensor, double sparsity, double std)
    {
        var (rows, columns) = (tensor.shape[0], tensor.shape[1]);
        var zeros = (int)Math.Ceiling(sparsity * rows);
        tensor.normal_(0, std);
        for (var column = 0L; column < columns; column++)
        {
            using var scope = NewDisposeScope();
            tensor.select(1, column).index_fill_(0, randperm(rows).narrow(0, 0, zeros), 0);
        }
    }

    public static void Eye(Tensor tensor) => tensor.copy_(eye(tensor.shape[0], tensor.shape[1], tensor.dtype));

    public static void Dirac(Tensor tensor, long groups)
    {
        tensor.zero_();
        var shape = tensor.shape;
        var outputs = shape[0] / groups;
        for (var channel = 0L; channel < groups * Math.Min(outputs, shape[1]); channel++)
        {
            using var scope = NewDisposeScope();
            var (group, within) = Math.DivRem(channel, Math.Min(outputs, shape[1]));
            var middle = tensor.select(0, (group * outputs) + within).select(0, within);
            for (var dimension = 2; dimension < shape.Length; dimension++)
            {
                middle = middle.select(0, shape[dimension] / 2);
            }

            middle.fill_(1);
        }
    }

    private static double Erf(double x) => torch.tensor(x).erf().ToDouble();
}
