namespace MLNetTorch.Estimators;

/// <summary>Paths that each training takes for itself: "log.csv", "log-2.csv" and so on, the first that is free.</summary>
internal static class FreshPath
{
    /// <summary>Notes what cannot be a file.</summary>
    public static void CheckFile(OptionsValidator faults, string? path, string option)
        => faults.Require(!string.IsNullOrEmpty(path) && !Path.EndsInDirectorySeparator(path) && !Directory.Exists(path), option, path,
            "the path of a file; this is none or is a folder");

    /// <summary>Makes an empty file, and its folder if need be. Two trainings at the same time never get the same.</summary>
    /// <param name="path">The path wished for.</param>
    /// <param name="replace">Whether to take a file that is there already.</param>
    /// <returns>The path taken.</returns>
    public static string Take(string path, bool replace)
    {
        if (replace)
        {
            MakeFolder(path);
            File.Create(path).Dispose();
            return path;
        }
        return Enumerable.Range(1, int.MaxValue).Select(number => Numbered(path, number)).First(TryCreate);
    }

    /// <summary>The path itself for 1, else with the number before the extension.</summary>
    public static string Numbered(string path, int number)
        => number == 1 ? path : $"{path[..^Path.GetExtension(path).Length]}-{number}{Path.GetExtension(path)}";

    /// <summary>Makes an empty file unless there is one.</summary>
    /// <returns>Whether it was made.</returns>
    public static bool TryCreate(string path)
    {
        MakeFolder(path);
        try
        {
            new FileStream(path, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException && Path.Exists(path))
        {
            return false;
        }
    }

    private static void MakeFolder(string path) => Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
}
