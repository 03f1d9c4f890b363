namespace MLNetTorch.Transforms;

/// <summary>A folder that is made if need be, with those above it; in the end those of them that stayed empty are taken away again.</summary>
internal sealed class MadeFolder : IDisposable
{
    private readonly List<string> _made = [];

    public MadeFolder(string folder)
    {
        for (var path = Path.GetFullPath(folder); !Directory.Exists(path); path = Path.GetDirectoryName(path)!)
            _made.Add(path);
        Directory.CreateDirectory(folder);
    }

    public void Dispose()
    {
        // The deepest is the first.
        foreach (var path in _made)
            if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
                Directory.Delete(path);
    }
}
