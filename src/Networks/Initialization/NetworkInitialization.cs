using System.Text;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Gives the parameters of a network new values: by rules, or directly.</summary>
public static class NetworkInitialization
{
    /// <summary>
    /// Fills parameters by rules: <c>network.Initialize(seed: 1, ("*.weight", Initializers.XavierUniform()), ("*.bias", Initializers.Zeros()))</c>.
    /// </summary>
    /// <remarks>
    /// Where several rules fit a parameter, the last one wins: write the general ones first. A parameter that none fits keeps its values. Each parameter
    /// draws from numbers of its own, made of the seed and its path: the same seed gives the same values whatever else the network holds, and
    /// whatever else the program draws, whose random numbers stay untouched. A tied parameter counts once; a rule fits it when it fits any of its paths.
    /// </remarks>
    /// <param name="network">The network; no other thread may be running it.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="rules">The rules.</param>
    /// <exception cref="NetworkPartException">
    /// A rule fits no parameter, or an initialiser cannot fill one of its shape; the message names both. Nothing was changed.
    /// </exception>
    public static void Initialize(this Module network, long seed, params InitializationRule[] rules)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(rules);
        var all = ParameterPlaces.Of(network);
        var chosen = new Dictionary<ParameterPlaces, InitializationRule>();
        foreach (var rule in rules)
        {
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
            foreach (var entry in rule.Matching(network, all))
            {
                chosen[entry] = rule;
            }
        }

        foreach (var (entry, rule) in chosen)
        {
            if (rule.Initializer.FaultOf(entry.Parameter) is { } fault)
            {
                throw new NetworkPartException(
                    $"The rule {rule} cannot initialise '{entry.Path}': {rule.Initializer} {fault}. "
                    + $"Write a later rule for it, such as (\"{entry.Path}\", Initializers.Zeros()).");
            }
        }

        foreach (var (entry, rule) in chosen)
        {
            using var randomness = new RandomStream(SeedOf(seed, entry.Path));
            rule.Initializer.Fill(entry.Parameter, randomness);
        }
    }

    /// <summary>Sets a parameter or buffer to given values: <c>module.weight.data[:] = values</c> in Python.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The path: <c>fc.weight</c>, <c>bn1.running_mean</c>.</param>
    /// <param name="values">The values, of the same shape; they are converted to its type and device. They stay the caller's.</param>
    /// <exception cref="NetworkPartException">There is no such parameter or buffer, or the shape is another one.</exception>
    public static void SetValues(this Module network, string path, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var target = Target(network, path);
        if (!values.shape.AsSpan().SequenceEqual(target.shape))
        {
            throw new NetworkPartException(
                $"The values for '{path}' are [{string.Join(", ", values.shape)}]; expected [{string.Join(", ", target.shape)}].");
        }

        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        target.copy_(values);
    }

    /// <summary>Sets a parameter or buffer to given numbers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The path: <c>fc.weight</c>, <c>bn1.running_mean</c>.</param>
    /// <param name="values">The numbers row by row, as many as it has.</param>
    /// <exception cref="NetworkPartException">There is no such parameter or buffer, or it has another number of values.</exception>
    public static void SetValues(this Module network, string path, params float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var target = Target(network, path);
        if (values.Length != target.numel())
        {
            throw new NetworkPartException(
                $"There are {values.Length} values for '{path}'; expected {target.numel()}, the numbers of [{string.Join(", ", target.shape)}].");
        }

        using var scope = NewDisposeScope();
        network.SetValues(path, tensor(values).reshape(target.shape));
    }

    private static Tensor Target(Module network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(path);
        return PartWalk.BufferAt(network, path) ?? network.Parameter(path);
    }

    // FNV-1a over the path, then SplitMix64's last step: libtorch's generator keeps only the lower half of a seed, which every bit has to reach.
    private static long SeedOf(long seed, string path)
    {
        unchecked
        {
            var hash = Encoding.UTF8.GetBytes(path).Aggregate(0xCBF29CE484222325UL, (state, next) => (state ^ next) * 0x100000001B3UL);
            var mixed = hash + ((ulong)seed * 0x9E3779B97F4A7C15UL);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return (long)(mixed ^ (mixed >> 31));
        }
    }
}
