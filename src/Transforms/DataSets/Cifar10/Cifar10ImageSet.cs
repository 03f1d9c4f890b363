namespace MLNetTorch.Transforms;

/// <summary>Images and labels from batches in the binary format: records of one label and the values of one image, channel by channel.</summary>
internal static class Cifar10ImageSet
{
    /// <summary>Bytes of an image: red, green and blue of 32 × 32 pixels.</summary>
    public const int ImageLength = 3 * 32 * 32;

    /// <summary>Bytes of a record.</summary>
    public const int RecordLength = 1 + ImageLength;

    /// <exception cref="InvalidDataException">A file does not consist of such records.</exception>
    public static ImageSet Read(IReadOnlyList<string> paths)
    {
        var rows = paths.Select(Records).ToArray();
        var (images, labels) = (new byte[rows.Sum() * ImageLength], new byte[rows.Sum()]);
        var row = 0;
        for (var at = 0; at < paths.Count; at++)
        {
            Read(paths[at], images.AsSpan(row * ImageLength, rows[at] * ImageLength), labels.AsSpan(row, rows[at]));
            row += rows[at];
        }
        return new ImageSet(images, labels, 3, 32, 32);
    }

    private static int Records(string path)
    {
        var length = new FileInfo(path).Length;
        return length % RecordLength == 0 && length > 0
            ? checked((int)(length / RecordLength))
            : throw new InvalidDataException(
                $"The file '{path}' has {length} bytes; expected records of {RecordLength} bytes (a label and 3 × 32 × 32 values). It is damaged: fetch it again.");
    }

    private static void Read(string path, Span<byte> images, Span<byte> labels)
    {
        using var file = File.OpenRead(path);
        for (var row = 0; row < labels.Length; row++)
        {
            file.ReadExactly(labels.Slice(row, 1));
            file.ReadExactly(images.Slice(row * ImageLength, ImageLength));
            if (labels[row] > 9)
                throw new InvalidDataException($"The file '{path}' has the label {labels[row]} in record {row}; expected 0 to 9. It is damaged: fetch it again.");
        }
    }
}
