using static System.FormattableString;

namespace MLNetTorch.Networks;

public static partial class Initializers
{
    /// <summary>
    /// A random orthogonal matrix: rows or columns, whichever are fewer, are orthonormal up to the gain. After Saxe et al., "Exact solutions to the
    /// nonlinear dynamics of learning in deep linear neural networks", 2013 (<c>orthogonal_</c>).
    /// </summary>
    /// <param name="gain">A factor.</param>
    /// <returns>The initialiser, for weights of two dimensions or more; those behind the first count as one.</returns>
    /// <exception cref="ArgumentException">The gain is not finite.</exception>
    public static Initializer Orthogonal(double gain = 1)
    {
        var text = Invariant($"Orthogonal(gain: {gain})");
        Require(double.IsFinite(gain), text, "a finite gain");
        return new(text, tensor => Distributions.Orthogonal(tensor, gain), Weights);
    }

    /// <summary>Normal, with a share of zeros in every column, after Martens, "Deep learning via Hessian-free optimization", 2010 (<c>sparse_</c>).</summary>
    /// <param name="sparsity">The share of each column that is zero, rounded up to whole numbers. At least 0, at most 1.</param>
    /// <param name="std">The standard deviation of the others, at least 0.</param>
    /// <returns>The initialiser, for matrices [outputs, inputs].</returns>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public static Initializer Sparse(double sparsity, double std = 0.01)
    {
        var text = Invariant($"Sparse(sparsity: {sparsity}, std: {std})");
        Require(sparsity is >= 0 and <= 1 && double.IsFinite(std) && std >= 0, text, "a sparsity of 0 to 1, and a finite standard deviation of at least 0");
        return new(text, tensor => Distributions.Sparse(tensor, sparsity, std), Matrix);
    }

    /// <summary>One on the diagonal, zero elsewhere: as many inputs as possible are handed through (<c>eye_</c>).</summary>
    /// <returns>The initialiser, for matrices [outputs, inputs].</returns>
    public static Initializer Eye() => new("Eye()", Distributions.Eye, Matrix, anyType: true);

    /// <summary>
    /// A convolution that hands its channels through: one in the middle of the kernel that leads from a channel to itself, zero elsewhere (<c>dirac_</c>).
    /// </summary>
    /// <param name="groups">The groups of the convolution, at least 1.</param>
    /// <returns>The initialiser, for kernels [outputs, inputs of a group, …] of three to five dimensions whose outputs the groups divide.</returns>
    /// <exception cref="ArgumentException">The number of groups is below 1.</exception>
    public static Initializer Dirac(long groups = 1)
    {
        var text = Invariant($"Dirac(groups: {groups})");
        Require(groups >= 1, text, "at least 1 group");
        return new(text, tensor => Distributions.Dirac(tensor, groups), Kernel, anyType: true);

        string? Kernel(long[] shape) => shape.Length is < 3 or > 5 ? "a convolution's kernel of three to five dimensions"
            : shape[0] % groups != 0 ? $"outputs that {groups} groups divide"
            : null;
    }

    private static string? Matrix(long[] shape) => shape.Length == 2 ? null : "a matrix, [outputs, inputs]";
}
