namespace MLNetTorch.Transforms;

/// <summary>A file that an archive is known to hold.</summary>
/// <param name="Path">Its path in the archive, with forward slashes.</param>
/// <param name="Length">Its length in bytes; null for a small text beside the data, which is never unpacked.</param>
internal sealed record ArchiveMember(string Path, long? Length);
