using System.Text.RegularExpressions;

namespace MLNetTorch.Networks;

/// <summary>A rule that turns names of a file into paths of a network.</summary>
/// <param name="Pattern">A regular expression of .NET; what it matches is replaced.</param>
/// <param name="Replacement">What to put there; <c>$1</c> stands for the first group.</param>
public sealed record WeightRenaming(string Pattern, string Replacement)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Takes a prefix away where a name has it, such as the <c>module.</c> of PyTorch's DataParallel.</summary>
    /// <param name="prefix">The prefix, to the letter.</param>
    public static WeightRenaming RemovePrefix(string prefix) => ReplacePrefix(prefix, "");

    /// <summary>Puts another prefix where a name has one.</summary>
    /// <param name="prefix">The prefix, to the letter; empty puts the other one before every name.</param>
    /// <param name="replacement">The other one, to the letter.</param>
    public static WeightRenaming ReplacePrefix(string prefix, string replacement)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(replacement);
        return new WeightRenaming($"^{Regex.Escape(prefix)}", replacement.Replace("$", "$$", StringComparison.Ordinal));
    }

    internal string Apply(string name) => Regex.Replace(name, Pattern, Replacement, RegexOptions.CultureInvariant, Patience);
}
