namespace MLNetTorch;

/// <summary>From when on which parameters are trained.</summary>
/// <param name="Epoch">The first epoch that trains them, counted from 1.</param>
/// <param name="Pattern">Paths of parameters: <c>*</c> stands for any characters, dots included, and <c>?</c> for one.</param>
public readonly record struct UnfreezeStep(int Epoch, string Pattern) : IFormattable
{
    /// <summary>"3: layer4.*".</summary>
    public override string ToString() => ToString(null, null);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => FormattableString.Invariant($"{Epoch}: {Pattern}");
}
