using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// Which parameters get which initialiser: by a pattern of their paths, or by the kind of their layer. A pair of pattern and initialiser is one, too:
/// <c>("*.bias", Initializers.Zeros())</c>.
/// </summary>
public sealed class InitializationRule
{
    private readonly Type? layer;

    private InitializationRule(string pattern, Initializer initializer, Type? layer)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        ArgumentNullException.ThrowIfNull(initializer);
        Pattern = pattern;
        Initializer = initializer;
        this.layer = layer;
    }

    /// <summary>The pattern: <c>*</c> stands for any characters, dots included, <c>?</c> for one. Case counts.</summary>
    public string Pattern { get; }

    /// <summary>What fills the parameters.</summary>
    public Initializer Initializer { get; }

    /// <summary>A rule for parameters by their path.</summary>
    /// <param name="pattern">A pattern of paths: <c>fc.weight</c>, <c>layer1.*</c>, <c>*.bias</c>.</param>
    /// <param name="initializer">What fills them.</param>
    /// <returns>The rule.</returns>
    public static InitializationRule For(string pattern, Initializer initializer) => new(pattern, initializer, null);

    /// <summary>A rule for parameters by the kind of their layer: <c>For&lt;Linear&gt;("weight", Initializers.Normal(0, 0.01))</c>.</summary>
    /// <typeparam name="TLayer">The layer's type, or one that it derives from.</typeparam>
    /// <param name="parameter">A pattern of the parameter's name within its layer: <c>weight</c>, <c>*</c>.</param>
    /// <param name="initializer">What fills them.</param>
    /// <returns>The rule.</returns>
    public static InitializationRule For<TLayer>(string parameter, Initializer initializer)
        where TLayer : Module => new(parameter, initializer, typeof(TLayer));

    /// <summary>A rule from a pattern of paths and an initialiser.</summary>
    /// <param name="rule">The two.</param>
    public static implicit operator InitializationRule((string Pattern, Initializer Initializer) rule) => For(rule.Pattern, rule.Initializer);

    /// <summary>The rule as text, for messages.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => layer is null ? $"('{Pattern}', {Initializer})" : $"For<{TypeText.Of(layer)}>('{Pattern}', {Initializer})";

    internal IReadOnlyList<ParameterPlaces> Matching(Module network, IReadOnlyList<ParameterPlaces> all)
    {
        if (layer is null)
        {
            return NamePattern.Matching(network, all, Pattern);
        }

        var ofKind = all.SelectMany(entry => entry.Places).Where(place => layer.IsInstanceOfType(place.Layer.Module)).ToList();
        List<ParameterPlaces> found = [.. all.Where(entry => entry.Places.Any(place => ofKind.Contains(place) && NamePattern.Matches(Pattern, place.Name)))];
        return found.Count > 0 ? found : throw NoMatch(network, [.. ofKind.Select(place => place.Name).Distinct()], all);
    }

    private NetworkPartException NoMatch(Module network, string[] names, IReadOnlyList<ParameterPlaces> all)
    {
        var kind = ShapeFault.Kind(network);
        string[] kinds = [.. all.SelectMany(entry => entry.Places).Select(place => ShapeFault.Kind(place.Layer.Module)).Distinct()];
        return new NetworkPartException(names.Length == 0
            ? $"The rule {this} fits no parameter: {kind} has no {TypeText.Of(layer!)} with parameters. Layers with parameters: {PartFault.Names(kinds)}."
            : $"The rule {this} fits no parameter of {kind}.{NameSuggestion.For(Pattern, names)} Such layers have: {PartFault.Names(names)}.");
    }
}
