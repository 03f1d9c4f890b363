namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

/// <summary>A folder that goes away with its test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pictures ä-").FullName;

    public string Add(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
