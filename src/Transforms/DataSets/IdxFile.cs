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

    /// <summary>Reads a file of unsigned bytes with that many dimensions, gzipped or not.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not such a file, or not whole: the message says what was found, what expected.</exception>
    public static IdxFile Read(string path, int dimensions)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"The file '{path}' does not exist. Give the path of an IDX file, such as train-images-idx3-ubyte.", path);
        using var content = Open(path);
        var headerLength = 4 + 4 * dimensions;
        if (content.Length < headerLength)
            throw Fault(path, $"has only {content.Length} bytes; the header alone takes {headerLength}", "It is cut short: fetch it again.");
        var header = new byte[headerLength];
        content.ReadExactly(header);
        var (magic, expected) = (BinaryPrimitives.ReadUInt32BigEndian(header), (uint)(ByteItems << 8 | dimensions));
        if (magic != expected)
            throw Fault(path, $"starts with the magic number 0x{magic:X8}; expected 0x{expected:X8} ({dimensions}-dimensional unsigned bytes)", MagicCure(magic));
        var sizes = Enumerable.Range(1, dimensions).Select(at => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * at))).ToArray();
        CheckSizes(path, sizes, content.Length - headerLength);
        // Straight into the one array that stays: the training set of MNIST alone is 47 MB.
        var data = new byte[content.Length - headerLength];
        content.ReadExactly(data);
        return new IdxFile(path, sizes, data);
    }

    private static void CheckSizes(string path, int[] sizes, long found)
    {
        var text = ImageShapes.Text(sizes);
        if (sizes.Any(size => size < 0) || sizes.Skip(1).Any(size => size == 0))
            throw Fault(path, $"says in its header that it holds {text} values; expected sizes of at least 1", "It is damaged: fetch it again.");
        var expected = sizes.Aggregate(1.0, (product, size) => product * size);
        if (found < expected)
            throw Fault(path, $"holds {found} values; its header promises {text} = {expected:0}", "It is cut short: fetch it again.");
        if (found > expected)
            throw Fault(path, $"holds {found} values; its header promises only {text} = {expected:0}", "It has bytes too many at its end: fetch it again.");
    }

    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        var gzipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return gzipped ? Unpacked(file, path) : file;
    }

    private static MemoryStream Unpacked(FileStream file, string path)
    {
        using (file)
        {
            try
            {
                using var unzip = new GZipStream(file, CompressionMode.Decompress);
                var unpacked = new MemoryStream();
                unzip.CopyTo(unpacked);
                unpacked.Position = 0;
                return unpacked;
            }
            catch (InvalidDataException fault)
            {
                throw Fault(path, $"is gzipped but cannot be unpacked ({fault.Message})", "It is damaged: fetch it again.");
            }
        }
    }

    private static string MagicCure(uint magic) => magic switch
    {
        0x00000801 => "It holds labels: give it as the labels' path.",
        0x00000803 => "It holds images: give it as the images' path.",
        _ => "It is no IDX file of bytes, or damaged.",
    };

    private static InvalidDataException Fault(string path, string found, string cure) => new($"The file '{path}' {found}. {cure}");
}
