namespace MLNetTorch.Transforms;

/// <summary>A file that was left out.</summary>
/// <param name="Path">Its path within the image folder, with forward slashes: <c>cat/1.jpg</c>.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record SkippedImage(string Path, string Reason)
{
    /// <summary>Path and reason.</summary>
    /// <returns>One line: <c>cat/1.jpg: the file is empty (0 bytes)</c>.</returns>
    public override string ToString() => $"{Path}: {Reason}";
}
