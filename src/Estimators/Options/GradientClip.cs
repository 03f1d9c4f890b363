using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>How gradients are kept from growing large, before each step of the optimiser. Immutable.</summary>
public sealed record GradientClip
{
    private GradientClip(double? norm, double? value) => (MaximumNorm, MaximumValue) = (norm, value);

    /// <summary>The most that the joint norm of all gradients may be; null where single values are cut.</summary>
    public double? MaximumNorm { get; }

    /// <summary>The most that a single value may be; null where the norm is held.</summary>
    public double? MaximumValue { get; }

    /// <summary>
    /// Scales all gradients down together where their joint Euclidean norm is larger (Pascanu et al. 2013): PyTorch's <c>clip_grad_norm_</c>.
    /// </summary>
    /// <param name="maximum">The largest norm; more than 0.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.GradientClip"/>.</returns>
    public static GradientClip Norm(double maximum) => new(maximum, null);

    /// <summary>Cuts every value of the gradients off: PyTorch's <c>clip_grad_value_</c>.</summary>
    /// <param name="maximum">The largest value, in both directions; more than 0.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.GradientClip"/>.</returns>
    public static GradientClip Value(double maximum) => new(null, maximum);

    internal void Check(OptionsValidator faults)
        => faults.Positive(MaximumNorm ?? MaximumValue ?? 0, $"{nameof(TorchTrainerOptions.GradientClip)}."
            + (MaximumNorm is null ? nameof(MaximumValue) : nameof(MaximumNorm)));
}
