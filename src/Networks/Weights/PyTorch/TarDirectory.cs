using System.Buffers.Binary;
using System.Text;

namespace MLNetTorch.Networks;

/// <summary>Finds the files in a tar archive. Nothing is ever unpacked.</summary>
internal static class TarDirectory
{
    private const int BlockLength = 512;
    private const int MaximalMembers = 1000;

    /// <returns>Where each file begins and ends.</returns>
    public static Dictionary<string, (long Begin, long End)> Read(ByteSource source)
    {
        var members = new Dictionary<string, (long Begin, long End)>(StringComparer.Ordinal);
        Span<byte> block = stackalloc byte[BlockLength];
        for (var place = 0L; place + BlockLength <= source.Length;)
        {
            source.ReadExactly(block, place);
            if (!block.ContainsAnyExcept((byte)0))
            {
                break;
            }

            var (name, begin) = (Name(block), place + BlockLength);
            var length = Length(source, name, block.Slice(124, 12));
            if (length > source.Length - begin)
            {
                throw source.Fault($"its member '{PickleText.Short(name)}' of {length} bytes reaches beyond its end: it is cut short or altered");
            }

            // Files are of kind '0' or NUL; what else stands in such an archive is of no use here.
            if (block[156] is 0 or (byte)'0' && (!members.TryAdd(name, (begin, begin + length)) || members.Count > MaximalMembers))
            {
                throw source.Fault($"it has the member '{PickleText.Short(name)}' twice, or more than {MaximalMembers} members");
            }

            place = begin + ((length + BlockLength - 1) / BlockLength * BlockLength);
        }

        return members;
    }

    private static string Name(ReadOnlySpan<byte> block)
    {
        var name = block[..100];
        var end = name.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? name : name[..end]);
    }

    // Octal digits, or a big-endian number behind a first byte of 0x80.
    private static long Length(ByteSource source, string name, ReadOnlySpan<byte> field)
    {
        if (field[0] == 0x80)
        {
            var wide = BinaryPrimitives.ReadInt64BigEndian(field[4..]);
            return wide >= 0 ? wide : throw source.Fault($"its member '{PickleText.Short(name)}' has a negative length");
        }

        var length = 0L;
        foreach (var digit in field.Trim("\0 "u8))
        {
            length = digit is >= (byte)'0' and <= (byte)'7'
                ? (length * 8) + digit - '0'
                : throw source.Fault($"its member '{PickleText.Short(name)}' has no readable length");
        }

        return length;
    }
}
