using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>Files to pictures. Holds nothing between two files; any number of threads may use it.</summary>
/// <param name="maximumPixels">How many pixels a picture may have.</param>
/// <param name="cure">What to do about a bad file: the end of the message.</param>
internal sealed class ImageReader(long maximumPixels, string cure)
{
    public const string ThrowCure =
        "Replace or remove the file, or load the folder with BadImages = BadImages.Skip(), which leaves bad files out and counts them.";

    public const string SkipCure = "It was sound when the folder was loaded: put it back as it was, or load the folder again.";

    private readonly PixelLimit _limit = new(maximumPixels);

    /// <exception cref="InvalidOperationException">The file is no whole picture: the message names it and says why.</exception>
    public MLImage Read(string path)
        => FaultOf(path, out var image) is { } fault
            ? throw new InvalidOperationException($"The picture '{path}' cannot be read: {fault}. {cure}")
            : image!;

    /// <summary>Decodes a file whole and forgets it.</summary>
    /// <returns>What is wrong, or null.</returns>
    public string? Check(string path)
    {
        var fault = FaultOf(path, out var image);
        image?.Dispose();
        return fault;
    }

    private string? FaultOf(string path, out MLImage? image)
    {
        image = null;
        try
        {
            using var file = FileBytes.Read(path);
            if (PictureCheck.FaultOf(file.Span, _limit) is { } fault)
                return fault;
            using var stream = file.AsStream();
            image = MLImage.CreateFromStream(stream);
            image.Tag = path;
            return null;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return "the file is no longer there";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"the file cannot be opened or read ({fault.Message})";
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            // ML.NET's decoder says no more than that where it finds nothing that it could show.
            return $"the decoder does not take it ({Reason(fault)})";
        }
    }

    private static string Reason(Exception fault) => fault.Message.Split(" (Parameter", 2)[0].TrimEnd('.');
}
