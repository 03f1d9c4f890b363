using System.IO.Enumeration;

namespace MLNetTorch.Transforms;

/// <summary>The files of an image folder in their order.</summary>
/// <param name="Folder">The folder's full path.</param>
/// <param name="Images">The files: by label, then by path within the label's folder.</param>
/// <param name="EmptyLabels">The sub-folders without a picture.</param>
internal sealed record ImageFolderListing(string Folder, FolderImages Images, IReadOnlyList<string> EmptyLabels)
{
    private const int Listed = 10;

    /// <summary>Which sub-folders are empty, in words.</summary>
    public string EmptyText => $"the folder '{Folder}' has sub-folders without a picture, which give no rows: {Names(EmptyLabels)}";

    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="InvalidDataException">It has no sub-folders, or they have no pictures.</exception>
    public static ImageFolderListing Of(string folder, ImageFolderOptions options)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"The folder '{root}' does not exist. Give the folder that holds a sub-folder for each class.");
        string[] labels = [.. Entries(root, options with { Recursive = false }, wantsFiles: false).Select(each => Path.GetFileName(each))];
        Array.Sort(labels, StringComparer.Ordinal);
        var empty = new List<string>();
        var images = new FolderImages(root, labels.Select(label => (label, (IReadOnlyCollection<string>)FilesOf(Path.Combine(root, label), options, label, empty))));
        return images.Count > 0 ? new ImageFolderListing(root, images, empty) : throw Nothing(root, labels, options);
    }

    private static string[] FilesOf(string folder, ImageFolderOptions options, string label, List<string> empty)
    {
        string[] files = [.. Entries(folder, options, wantsFiles: true).Select(path => Path.GetRelativePath(folder, path))];
        // With one kind of separator, so that the order is the same everywhere.
        Array.Sort(Array.ConvertAll(files, file => file.Replace('\\', '/')), files, StringComparer.Ordinal);
        if (files.Length == 0)
            empty.Add(label);
        return files;
    }

    private static FileSystemEnumerable<string> Entries(string folder, ImageFolderOptions options, bool wantsFiles)
    {
        var settings = new EnumerationOptions { RecurseSubdirectories = options.Recursive, AttributesToSkip = 0, IgnoreInaccessible = false };
        return new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), settings)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                return !IsHidden(entry.FileName) && entry.IsDirectory != wantsFiles && (!wantsFiles || IsTaken(entry.FileName, options));
            },
            // A link may lead back to where it came from.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsHidden(entry.FileName) && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
    }

    private static bool IsHidden(ReadOnlySpan<char> name) => name is ['.', ..];

    private static bool IsTaken(ReadOnlySpan<char> name, ImageFolderOptions options)
    {
        foreach (var extension in options.Extensions)
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static InvalidDataException Nothing(string root, string[] labels, ImageFolderOptions options)
    {
        var extensions = string.Join(", ", options.Extensions);
        if (labels.Length > 0)
            return new InvalidDataException(
                $"The folder '{root}' has the sub-folders {Names(labels)}, but no file in them ends in {extensions}. Name other endings in " +
                $"ImageFolderOptions.Extensions{(options.Recursive ? "" : ", or set Recursive = true if the pictures lie deeper")}.");
        var loose = Entries(root, options with { Recursive = false }, wantsFiles: true).Count();
        return new InvalidDataException(
            $"The folder '{root}' has no sub-folders{(loose > 0 ? $", though {loose} pictures lie in it" : "")}. Put the pictures of each class " +
            $"into a sub-folder with the name of the class, as {Path.GetFileName(root)}/cat/1.jpg and {Path.GetFileName(root)}/dog/2.jpg.");
    }

    private static string Names(IReadOnlyList<string> labels)
        => string.Join(", ", labels.Take(Listed).Select(each => $"'{each}'")) + (labels.Count > Listed ? $" and {labels.Count - Listed} more" : "");
}
