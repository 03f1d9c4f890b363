namespace MLNetTorch.Networks;

/// <summary>A file in a zip archive, stored as it is.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Begin">Where its first byte is.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Checksum">The CRC-32 of its bytes.</param>
internal sealed record ZipEntry(string Name, long Begin, long Length, uint Checksum);
