using System.Buffers.Binary;
using System.IO.Compression;

namespace MLNetTorch.Transforms;

/// <summary>A file in the IDX format of the MNIST family: a magic number, sizes, and raw bytes.</summary>
/// <param name="Path">Where it was read from, for messages.</param>
/// <param name="Sizes">The dimensions, the number of items first.</param>
/// <param name="Data">The values, row-major.</param>
internal sealed record IdxFile(string Path, int[] Sizes, byte[] Data)
{
    private const int ByteItems = 0x08;

    // Deflate makes at most 1032 bytes of one: a small file that promises gigabytes is refused before memory is taken.
    private const long MostUnpacked = 1032;

    /// <summary>Reads a file of unsigned bytes with that many dimensions, gzipped or not; never more of it than its header promises.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not such a file, or not whole: the message says what was found, what expected.</exception>
    public static IdxFile Read(string path, int dimensions)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"The file '{path}' does not exist. Give the path of an IDX file, such as train-images-idx3-ubyte.", path);
        using var file = File.OpenRead(path);
        var gzipped = IsGzipped(file);
        using Stream content = gzipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        var sizes = ReadSizes(path, content, dimensions, out var headerLength);
        var promised = sizes.Aggregate(1.0, (product, size) => product * size);
        var possible = gzipped ? file.Length * MostUnpacked : file.Length - headerLength;
        if (possible < promised || promised > Array.MaxLength)
            throw TooShort(path, gzipped ? $"cannot hold more than {possible} values" : $"holds {possible} values", sizes);
        // Straight into the one array that stays: the training set of MNIST alone is 47 MB.
        var data = new byte[(int)promised];
        var found = Fill(path, content, data);
        if (found < data.Length)
            throw TooShort(path, $"holds {found} values", sizes);
        if (Fill(path, content, new byte[1]) > 0)
            throw Fault(
                path, $"holds {(gzipped ? $"more than {promised}" : $"{possible}")} values; its header promises only {Promise(sizes)}",
                "It has bytes too many at its end: fetch it again.");
        return new IdxFile(path, sizes, data);
    }

    private static int[] ReadSizes(string path, Stream content, int dimensions, out int headerLength)
    {
        var header = new byte[headerLength = 4 + 4 * dimensions];
        var found = Fill(path, content, header);
        if (found < headerLength)
            throw Fault(path, $"has only {found} bytes; the header alone takes {headerLength}", "It is cut short: fetch it again.");
        var (magic, expected) = (BinaryPrimitives.ReadUInt32BigEndian(header), (uint)(ByteItems << 8 | dimensions));
        if (magic != expected)
            throw Fault(
                path, $"starts with the magic number 0x{magic:X8}; expected 0x{expected:X8} ({dimensions}-dimensional unsigned bytes)",
                MagicCure(magic));
        var sizes = Enumerable.Range(1, dimensions).Select(at => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * at))).ToArray();
        return sizes.Any(size => size < 0) || sizes.Skip(1).Any(size => size == 0)
            ? throw Fault(
                path, $"says in its header that it holds {ImageShapes.Text(sizes)} values; expected sizes of at least 1",
                "It is damaged: fetch it again.")
            : sizes;
    }

    private static bool IsGzipped(FileStream file)
    {
        var gzipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return gzipped;
    }

    // How many bytes there were, up to the length of the buffer.
    private static int Fill(string path, Stream content, byte[] buffer)
    {
        try
        {
            return content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException fault)
        {
            throw Fault(path, $"is gzipped but cannot be unpacked ({fault.Message})", "It is damaged: fetch it again.");
        }
    }

    private static string Promise(int[] sizes) => $"{ImageShapes.Text(sizes)} = {sizes.Aggregate(1.0, (product, size) => product * size):0}";

    private static InvalidDataException TooShort(string path, string found, int[] sizes)
        => Fault(path, $"{found}; its header promises {Promise(sizes)}", "It is cut short: fetch it again.");

    private static string MagicCure(uint magic) => magic switch
    {
        0x00000801 => "It holds labels: give it as the labels' path.",
        0x00000803 => "It holds images: give it as the images' path.",
        _ => "It is no IDX file of bytes, or damaged.",
    };

    private static InvalidDataException Fault(string path, string found, string cure) => new($"The file '{path}' {found}. {cure}");
}
