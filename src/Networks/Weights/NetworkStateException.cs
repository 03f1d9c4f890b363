namespace MLNetTorch.Networks;

/// <summary>A state dictionary does not fit a network. The message lists every entry at fault.</summary>
public sealed class NetworkStateException : InvalidOperationException
{
    internal NetworkStateException(string[] missing, string[] unexpected, string[] misshapen, IEnumerable<string> known, string[]? conflicting = null)
        : base(Describe(missing, unexpected, misshapen, [.. known], conflicting ?? []))
    {
        Missing = missing;
        Unexpected = unexpected;
        Misshapen = misshapen;
        Conflicting = conflicting ?? [];
    }

    /// <summary>Paths that the network has and the state lacks.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Paths that the state has and the network lacks.</summary>
    public IReadOnlyList<string> Unexpected { get; }

    /// <summary>Entries of another shape, each with both shapes.</summary>
    public IReadOnlyList<string> Misshapen { get; }

    /// <summary>Pairs of entries with different values that are one tied tensor in the network.</summary>
    public IReadOnlyList<string> Conflicting { get; }

    private static string Describe(string[] missing, string[] unexpected, string[] misshapen, string[] known, string[] conflicting)
    {
        var lines = missing.Select(path => $"  missing: {path}")
            .Concat(unexpected.Select(path => $"  unexpected: {path}.{NameSuggestion.For(path, known)}"))
            .Concat(misshapen.Select(entry => $"  another shape: {entry}"))
            .Concat(conflicting.Select(entry => $"  tied in the network, but with different values: {entry}"));
        return $"These weights do not fit the network; nothing was loaded.{Environment.NewLine}{string.Join(Environment.NewLine, lines)}";
    }
}
