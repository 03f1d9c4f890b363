namespace MLNetTorch.Transforms;

/// <summary>A public file: of a data set, or the weights of a network.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Length">Its length in bytes; null where it is not known beforehand.</param>
/// <param name="Sha256">The SHA-256 of its contents in hexadecimal: all of it, or its beginning, as PyTorch puts it into the names of its files.</param>
internal sealed record DataFile(string Name, long? Length, string Sha256)
{
    /// <summary>What the genuine file is, in words.</summary>
    public string Description => Length is { } length ? $"{length} bytes with the SHA-256 {Sha256}{More}" : $"the SHA-256 {Sha256}{More}";

    private string More => Sha256.Length < 64 ? "…" : "";

    /// <summary>Whether contents with this SHA-256 are the genuine ones.</summary>
    public bool IsGenuine(string sha256) => sha256.StartsWith(Sha256, StringComparison.Ordinal);
}
