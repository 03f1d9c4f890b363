using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class MLImage
{
    public static MLImage CreateFromStream(Stream imageStream)
    {
        Checks.NotNull(imageStream, nameof(imageStream));
        if (imageStream is MemoryStream memory && memory.TryGetBuffer(out ArraySegment<byte> whole))
        {
            ReadOnlySpan<byte> rest = whole.AsSpan((int)Math.Min(memory.Position, whole.Count));
            memory.Position = Math.Max(memory.Position, memory.Length);
            return Decode(rest, null);
        }

        using var copy = new MemoryStream();
        imageStream.CopyTo(copy);
        return Decode(copy.GetBuffer().AsSpan(0, (int)copy.Length), null);
    }

    public static MLImage CreateFromFile(string imagePath)
    {
        Checks.NotNull(imagePath, nameof(imagePath));
        try
        {
            using var file = PooledFile.Read(imagePath);
            return ImageCodec.DecodeOrNull(file.Bytes, out string fault)
                ?? throw new ArgumentException($"Invalid path: '{imagePath}' holds no picture that can be decoded: {fault}.", nameof(imagePath));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"Invalid path: {error.Message}", nameof(imagePath), error);
        }
    }

    /// <summary>Saves as PNG or JPEG, by the file's extension. The official part knows WebP too.</summary>
    public void Save(string imagePath)
    {
        ReadOnlySpan<byte> pixels = Pixels;
        Checks.NotNull(imagePath, nameof(imagePath));
        string extension = Path.GetExtension(imagePath).ToLowerInvariant();
        if (!KnownExtensions.Contains(extension))
            throw new ArgumentException($"Path has invalid image file extension: '{extension}' of '{imagePath}'.", nameof(imagePath));
        if (extension is not (".png" or ".jpg" or ".jpeg"))
            throw new ArgumentException($"Saving image with the format '{extension}' is not supported. Try save it with `Jpeg` or `Png` format.", nameof(imagePath));
        byte[] bgra = null;
        if (_pixelFormat == MLPixelFormat.Rgba32)
            SwapRedAndBlue(bgra = pixels.ToArray());
        File.WriteAllBytes(imagePath, ImageCodec.Encode(bgra ?? pixels, _width, _height, IsOpaque, asJpeg: extension != ".png"));
    }

    /// <summary>Decodes the bytes of a file; the path, where there is one, is told in the error.</summary>
    internal static MLImage Decode(ReadOnlySpan<byte> file, string path)
        => ImageCodec.DecodeOrNull(file, out string fault)
        ?? throw new ArgumentException($"Invalid input stream contents{(path is null ? "" : $" of '{path}'")}: {fault}.", "imageStream");

    private static readonly HashSet<string> KnownExtensions =
        [".bmp", ".png", ".jpg", ".jpeg", ".gif", ".ico", ".astc", ".avif", ".dng", ".heif", ".ktx", ".pkm", ".wbmp", ".webp"];
}
