namespace MLNetTorch.Transforms;

/// <summary>A file of a public data set.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">The SHA-256 of its contents, in hexadecimal.</param>
internal sealed record DataFile(string Name, long Length, string Sha256);
