namespace MLNetTorch.Transforms;

/// <summary>What the options of an image folder may be.</summary>
internal static class ImageFolderRules
{
    // ML.NET's limit for the pixels of an image column.
    private const long MostPixels = int.MaxValue / 4;

    /// <exception cref="ArgumentException">An option is out of range: the message names it.</exception>
    public static void Check(ImageFolderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.BadImages);
        ArgumentNullException.ThrowIfNull(options.Extensions);
        if (options.Extensions.Count == 0)
            throw new ArgumentException("ImageFolderOptions.Extensions is empty: no file would be taken. Name at least one, such as \".jpg\".", nameof(options));
        foreach (var extension in options.Extensions)
            if (extension is not ['.', _, ..] || extension.Contains('/') || extension.Contains('*'))
                throw new ArgumentException(
                    $"ImageFolderOptions.Extensions has '{extension}'; expected the end of a file's name with its dot, such as \".jpg\".", nameof(options));
        if (options.MaximumPixels is < 1 or > MostPixels)
            throw new ArgumentException(
                FormattableString.Invariant($"ImageFolderOptions.MaximumPixels is {options.MaximumPixels}; expected 1 to {MostPixels:N0}."), nameof(options));
    }
}
