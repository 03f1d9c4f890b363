using static System.FormattableString;

namespace MLNetTorch.Networks;

public static partial class Initializers
{
    /// <summary>
    /// Uniform in ±gain·√(6 / (fan in + fan out)), after Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010
    /// (<c>xavier_uniform_</c>).
    /// </summary>
    /// <param name="gain">A factor; <see cref="Gain"/> has that of an activation.</param>
    /// <returns>The initialiser, for weights [outputs, inputs, …] of two dimensions or more.</returns>
    /// <exception cref="ArgumentException">The gain is not finite.</exception>
    public static Initializer XavierUniform(double gain = 1)
    {
        var text = Invariant($"XavierUniform(gain: {gain})");
        Require(double.IsFinite(gain) && gain >= 0, text, "a finite gain of at least 0");
        return new(text, tensor => Distributions.UniformOf(tensor, Fans.Of(tensor).Xavier(gain)), Weights);
    }

    /// <summary>Normal with the standard deviation gain·√(2 / (fan in + fan out)), after Glorot and Bengio 2010 (<c>xavier_normal_</c>).</summary>
    /// <param name="gain">A factor; <see cref="Gain"/> has that of an activation.</param>
    /// <returns>The initialiser, for weights [outputs, inputs, …] of two dimensions or more.</returns>
    /// <exception cref="ArgumentException">The gain is not finite.</exception>
    public static Initializer XavierNormal(double gain = 1)
    {
        var text = Invariant($"XavierNormal(gain: {gain})");
        Require(double.IsFinite(gain) && gain >= 0, text, "a finite gain of at least 0");
        return new(text, tensor => tensor.normal_(0, Fans.Of(tensor).Xavier(gain)), Weights);
    }

    /// <summary>
    /// Uniform in ±gain·√(3 / fan), after He et al., "Delving deep into rectifiers", 2015 (<c>kaiming_uniform_</c>). TorchSharp's own Linear and
    /// convolutions start with <c>KaimingUniform(Math.Sqrt(5))</c>.
    /// </summary>
    /// <param name="a">The slope below zero of a LeakyReLU; not used with the others.</param>
    /// <param name="mode">Which fan: that of the inputs keeps the spread going forward, that of the outputs going back.</param>
    /// <param name="nonlinearity">The function after the layer.</param>
    /// <returns>The initialiser, for weights [outputs, inputs, …] of two dimensions or more.</returns>
    /// <exception cref="ArgumentException">The slope is not finite, or a value of an enumeration is unknown.</exception>
    public static Initializer KaimingUniform(double a = 0, FanMode mode = FanMode.In, Nonlinearity nonlinearity = Nonlinearity.LeakyReLU)
    {
        var (text, gain) = Kaiming(nameof(KaimingUniform), a, mode, nonlinearity);
        return new(text, tensor => Distributions.UniformOf(tensor, Fans.Of(tensor).Kaiming(gain, mode)), Weights);
    }

    /// <summary>Normal with the standard deviation gain / √fan, after He et al. 2015 (<c>kaiming_normal_</c>).</summary>
    /// <param name="a">The slope below zero of a LeakyReLU; not used with the others.</param>
    /// <param name="mode">Which fan.</param>
    /// <param name="nonlinearity">The function after the layer.</param>
    /// <returns>The initialiser, for weights [outputs, inputs, …] of two dimensions or more.</returns>
    /// <exception cref="ArgumentException">The slope is not finite, or a value of an enumeration is unknown.</exception>
    public static Initializer KaimingNormal(double a = 0, FanMode mode = FanMode.In, Nonlinearity nonlinearity = Nonlinearity.LeakyReLU)
    {
        var (text, gain) = Kaiming(nameof(KaimingNormal), a, mode, nonlinearity);
        return new(text, tensor => tensor.normal_(0, Fans.Of(tensor).Kaiming(gain, mode)), Weights);
    }

    /// <summary>The factor that makes up for what a function takes from the spread of its input (<c>calculate_gain</c>).</summary>
    /// <param name="nonlinearity">The function.</param>
    /// <param name="slope">The slope below zero of a LeakyReLU; not used with the others.</param>
    /// <returns>√2 for ReLU, √(2 / (1 + slope²)) for LeakyReLU, 5/3 for Tanh, 3/4 for SELU, 1 for the others.</returns>
    /// <exception cref="ArgumentException">The function is unknown, or the slope not finite.</exception>
    public static double Gain(Nonlinearity nonlinearity, double slope = 0.01)
    {
        Require(double.IsFinite(slope), Invariant($"Gain({nonlinearity}, slope: {slope})"), "a finite slope");
        return nonlinearity switch
        {
            Nonlinearity.ReLU => Math.Sqrt(2),
            Nonlinearity.LeakyReLU => Math.Sqrt(2 / (1 + (slope * slope))),
            Nonlinearity.Tanh => 5.0 / 3,
            Nonlinearity.SELU => 3.0 / 4,
            Nonlinearity.Linear or Nonlinearity.Sigmoid => 1,
            _ => throw new ArgumentOutOfRangeException(nameof(nonlinearity), nonlinearity, "Unknown function."),
        };
    }

    private static (string Text, double Gain) Kaiming(string name, double a, FanMode mode, Nonlinearity nonlinearity)
    {
        var text = Invariant($"{name}(a: {a}, mode: {mode}, nonlinearity: {nonlinearity})");
        Require(double.IsFinite(a) && Enum.IsDefined(mode) && Enum.IsDefined(nonlinearity), text, "a finite slope, and known enumeration values");
        return (text, Gain(nonlinearity, a));
    }

    private static string? Weights(long[] shape) => shape.Length >= 2 ? null : "at least two dimensions, [outputs, inputs, …]";
}
