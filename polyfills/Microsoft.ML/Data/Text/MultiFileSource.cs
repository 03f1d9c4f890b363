using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class MultiFileSource : IMultiStreamSource
{
    private readonly string[] _paths;

    public MultiFileSource(params string[] paths)
        => _paths = paths is null or [null] ? [] : paths.SelectMany(Expand).ToArray();

    public int Count => _paths.Length;

    public string GetPathOrNull(int index)
    {
        Checks.Param(index >= 0 && index < _paths.Length, nameof(index));
        return _paths[index];
    }

    public Stream Open(int index)
    {
        string path = GetPathOrNull(index);
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Error opening file '{path}': {error.Message}", error);
        }
    }

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));

    // A path may hold several, joined by +, and wildcards in the file name.
    private static IEnumerable<string> Expand(string path)
    {
        Checks.NotEmpty(path, nameof(path));
        if (!path.Contains('*') && !path.Contains('?'))
            return File.Exists(path) || !path.Contains('+') ? [path] : path.Split('+');
        string folder = Path.GetDirectoryName(path);
        return Directory.EnumerateFiles(folder.Length == 0 ? "." : folder, Path.GetFileName(path)).Order(StringComparer.Ordinal);
    }
}
