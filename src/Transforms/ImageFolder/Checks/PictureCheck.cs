namespace MLNetTorch.Transforms;

/// <summary>
/// Whether bytes are a whole picture, as far as can be told without decoding it. Decoders differ in what they make of half a file: some
/// fill the rest with grey. So each engine sees whole files only.
/// </summary>
internal static class PictureCheck
{
    /// <summary>What is wrong with the file, or null where it may be decoded.</summary>
    public static string? FaultOf(ReadOnlySpan<byte> file, PixelLimit limit) => file switch
    {
        [] => "the file is empty (0 bytes)",
        [0xFF, 0xD8, ..] => JpegCheck.FaultOf(file, limit),
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngCheck.FaultOf(file, limit),
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => GifCheck.FaultOf(file, limit),
        [(byte)'B', (byte)'M', ..] => BmpCheck.FaultOf(file, limit),
        _ => NotRead(file),
    };

    // Files of other formats often carry the name of a known one.
    private static string NotRead(ReadOnlySpan<byte> file)
    {
        var other = file switch
        {
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "a WebP picture",
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "a TIFF picture",
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "a HEIF or AVIF picture, or a film",
            [(byte)'<', ..] => "a web page or an SVG drawing",
            _ => null,
        };
        return other is null
            ? "it is not a picture: neither JPEG nor PNG, GIF or BMP"
            : $"it is {other}; only JPEG, PNG, GIF and BMP are read";
    }
}
