using static System.FormattableString;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Ways to give parameters their first values, as <c>torch.nn.init</c> has them. Use them with <see cref="NetworkInitialization"/>.</summary>
public static partial class Initializers
{
    /// <summary>Every number the same (<c>constant_</c>).</summary>
    /// <param name="value">The number.</param>
    /// <returns>The initialiser, for tensors of any shape.</returns>
    public static Initializer Constant(double value) => new(Invariant($"Constant({value})"), tensor => tensor.fill_(value), anyType: true);

    /// <summary>All zero (<c>zeros_</c>).</summary>
    /// <returns>The initialiser, for tensors of any shape.</returns>
    public static Initializer Zeros() => new("Zeros()", tensor => tensor.zero_(), anyType: true);

    /// <summary>All one (<c>ones_</c>).</summary>
    /// <returns>The initialiser, for tensors of any shape.</returns>
    public static Initializer Ones() => new("Ones()", tensor => tensor.fill_(1), anyType: true);

    /// <summary>Uniformly distributed in [low, high) (<c>uniform_</c>).</summary>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound, at least <paramref name="low"/>.</param>
    /// <returns>The initialiser, for tensors of any shape.</returns>
    /// <exception cref="ArgumentException">A bound is not finite, or they are in the wrong order.</exception>
    public static Initializer Uniform(double low = 0, double high = 1)
    {
        var text = Invariant($"Uniform(low: {low}, high: {high})");
        Require(double.IsFinite(low) && double.IsFinite(high) && low <= high, text, "low at most high, both finite");
        return new(text, tensor => tensor.uniform_(low, high));
    }

    /// <summary>Normally distributed (<c>normal_</c>).</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation, at least 0.</param>
    /// <returns>The initialiser, for tensors of any shape.</returns>
    /// <exception cref="ArgumentException">A number is not finite, or the deviation negative.</exception>
    public static Initializer Normal(double mean = 0, double std = 1)
    {
        var text = Invariant($"Normal(mean: {mean}, std: {std})");
        Require(double.IsFinite(mean) && double.IsFinite(std) && std >= 0, text, "a finite mean, and a finite standard deviation of at least 0");
        return new(text, tensor => tensor.normal_(mean, std));
    }

    /// <summary>Normally distributed, within bounds (<c>trunc_normal_</c>).</summary>
    /// <param name="mean">The mean of the distribution before it is cut.</param>
    /// <param name="std">Its standard deviation, above 0.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound, above <paramref name="low"/>.</param>
    /// <returns>The initialiser, for tensors of any shape.</returns>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public static Initializer TruncatedNormal(double mean = 0, double std = 1, double low = -2, double high = 2)
    {
        var text = Invariant($"TruncatedNormal(mean: {mean}, std: {std}, low: {low}, high: {high})");
        Require(
            double.IsFinite(mean) && double.IsFinite(std) && std > 0 && double.IsFinite(low) && double.IsFinite(high) && low < high,
            text, "finite numbers, a standard deviation above 0, and low below high");
        return new(text, tensor => Distributions.TruncatedNormal(tensor, mean, std, low, high));
    }

    /// <summary>A function of one's own, that changes a tensor in place: <c>Custom(w => w.add_(1))</c>.</summary>
    /// <remarks>
    /// It sees the values that are there. What it draws comes from the initialisation's seed; tensors that it makes are freed after it. Gradients are
    /// off. The tensor is contiguous and on the CPU, a copy where the parameter is neither.
    /// </remarks>
    /// <param name="fill">The function.</param>
    /// <param name="name">A name for messages.</param>
    /// <returns>The initialiser, for tensors of any shape and type.</returns>
    public static Initializer Custom(Action<Tensor> fill, string name = "Custom")
    {
        ArgumentNullException.ThrowIfNull(fill);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(name, fill, anyType: true);
    }

    private static void Require(bool holds, string text, string expected)
    {
        if (!holds)
        {
            throw new ArgumentException($"The initialiser {text} is out of range; expected {expected}.");
        }
    }
}
