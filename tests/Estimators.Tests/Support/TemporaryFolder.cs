namespace MLNetTorch.Estimators.Tests;

/// <summary>A folder that is deleted in the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlnettorch-");

    public string Path => _folder.FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The checkpoints in it, the oldest first.</summary>
    public string[] Checkpoints => [.. Directory.GetFiles(Path, "checkpoint-*.mlnt").Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
