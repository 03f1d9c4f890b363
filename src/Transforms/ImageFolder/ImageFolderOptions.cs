namespace MLNetTorch;

/// <summary>How <c>LoadImageFolder</c> reads a folder.</summary>
public sealed record ImageFolderOptions
{
    /// <summary>The default of <see cref="MaximumPixels"/>: a quarter of a gibibyte of colours, the limit of the Python library Pillow.</summary>
    public const long DefaultMaximumPixels = 178_956_970;

    /// <summary>The ends of the names of the files that are taken, each with its dot; upper and lower case are equal.</summary>
    /// <value>By default .jpg, .jpeg, .png, .bmp and .gif. Only JPEG, PNG, GIF and BMP pictures are read, whatever the names say.</value>
    public IReadOnlyList<string> Extensions { get; init; } = [".jpg", ".jpeg", ".png", ".bmp", ".gif"];

    /// <summary>Whether files in deeper folders are taken too. They have the label of the sub-folder at the top.</summary>
    /// <value>False by default.</value>
    public bool Recursive { get; init; }

    /// <summary>What happens to a file that is no whole picture.</summary>
    /// <value><see cref="BadImages.Throw"/> by default.</value>
    public BadImages BadImages { get; init; } = BadImages.Throw;

    /// <summary>
    /// How many pixels a picture may have, as its header says: no memory is taken for more. It stops files that are small and unpack to
    /// gigabytes.
    /// </summary>
    /// <value>1 to 536,870,911; <see cref="DefaultMaximumPixels"/> by default.</value>
    public long MaximumPixels { get; init; } = DefaultMaximumPixels;

    /// <summary>Hears how the checking of the pictures gets on, from several threads; null if nobody does. Only <c>BadImages.Skip</c> checks.</summary>
    public IProgress<ImageCheckProgress>? Progress { get; init; }

    /// <summary>Stops the listing and the checking of the files.</summary>
    public CancellationToken CancellationToken { get; init; }
}
