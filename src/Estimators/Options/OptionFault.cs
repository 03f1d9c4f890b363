namespace MLNetTorch;

/// <summary>One option outside its range.</summary>
/// <param name="Option">The option's name; a dot leads into a part, as in "Optimizer.LearningRate".</param>
/// <param name="Value">What it was set to.</param>
/// <param name="Allowed">What it may be.</param>
public sealed record OptionFault(string Option, object? Value, string Allowed)
{
    /// <summary>As one line: "Epochs = 0; allowed: 1 or more".</summary>
    public override string ToString() => FormattableString.Invariant($"{Option} = {Shown}; allowed: {Allowed}");

    private object Shown => Value switch { null => "null", string text => $"\"{text}\"", _ => Value };
}
