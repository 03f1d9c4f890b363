using MLNetTorch.Networks;

namespace MLNetTorch.Transforms;

/// <summary>Images and labels from batches in the Python format: a dictionary with a list of labels and an array of an image a row, channel by channel.</summary>
internal static class Cifar10Pickles
{
    /// <exception cref="InvalidDataException">A file is no such pickle.</exception>
    public static ImageSet Read(IReadOnlyList<string> paths)
    {
        var batches = paths.Select(Read).ToArray();
        return new ImageSet(Joined(batches.Select(batch => batch.Images)), Joined(batches.Select(batch => batch.Labels)), 3, 32, 32);
    }

    private static byte[] Joined(IEnumerable<byte[]> parts)
    {
        using var all = new MemoryStream();
        foreach (var part in parts)
            all.Write(part);
        return all.ToArray();
    }

    private static (byte[] Images, byte[] Labels) Read(string path)
    {
        using var file = new Networks.FileBytes(path);
        var reader = new PickleReader(file, 0, file.Length);
        var content = new Unpickler(reader, Refuse, withArrays: true).Read();
        if (content is not IReadOnlyDictionary<object, object?> batch
            || batch.GetValueOrDefault("labels") is not List<object?> labels
            || batch.GetValueOrDefault("data") is not PickledArray images)
            throw file.Fault("its pickle is no batch of CIFAR-10; expected a dictionary with 'labels' and 'data'");
        if (images.Shape is not [var rows, Cifar10ImageSet.ImageLength] || rows != labels.Count)
            throw file.Fault($"its array has the shape ({string.Join(", ", images.Shape)}) for {labels.Count} labels; expected {labels.Count} rows of {Cifar10ImageSet.ImageLength}");
        return (images.Values, [.. labels.Select((label, row) => ByteOf(file, label, row))]);
    }

    private static byte ByteOf(ByteSource file, object? label, int row)
        => label is long and >= 0 and <= 9 ? (byte)(long)label : throw file.Fault($"it has the label {label ?? "None"} in row {row}; expected 0 to 9");

    private static object Refuse(PickleReader reader, object? id) => throw reader.Fault("keeps a value outside of itself; no batch of CIFAR-10 does");
}
