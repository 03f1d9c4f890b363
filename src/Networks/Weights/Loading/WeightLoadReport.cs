namespace MLNetTorch.Networks;

/// <summary>What came of loading weights into a network, by the network's paths.</summary>
/// <param name="Loaded">Entries that have their values from the file.</param>
/// <param name="Missing">Entries that the file lacks; they are as they were.</param>
/// <param name="Unexpected">Entries of the file that the network lacks, by their name after renaming; passed over.</param>
/// <param name="Misshapen">Entries of another shape, each with both shapes; they are as they were.</param>
/// <param name="Skipped">Entries that the options told to leave as they are.</param>
public sealed record WeightLoadReport(
    IReadOnlyList<string> Loaded,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Unexpected,
    IReadOnlyList<string> Misshapen,
    IReadOnlyList<string> Skipped)
{
    /// <summary>The counts, then every entry that was not loaded.</summary>
    public override string ToString() => string.Join(Environment.NewLine,
    [
        $"{Loaded.Count} loaded, {Missing.Count} missing, {Unexpected.Count} unexpected, {Misshapen.Count} of another shape, {Skipped.Count} skipped",
        .. Missing.Select(path => $"  missing: {path}"),
        .. Unexpected.Select(name => $"  unexpected: {name}"),
        .. Misshapen.Select(entry => $"  another shape: {entry}"),
        .. Skipped.Select(path => $"  skipped: {path}"),
    ]);
}
