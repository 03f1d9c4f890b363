using System.Buffers.Binary;

namespace MLNetTorch.Networks;

/// <summary>The extra field of a zip entry, in which archives above 4 GB keep the wide numbers.</summary>
internal static class ZipExtra
{
    private const uint Elsewhere = uint.MaxValue;
    private const int Zip64 = 1;

    public static void Widen(ByteSource source, string name, ReadOnlySpan<byte> extra, ref long length, ref long packed, ref long head)
    {
        if (length != Elsewhere && packed != Elsewhere && head != Elsewhere)
        {
            return;
        }

        while (extra.Length >= 4)
        {
            int size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
            {
                break;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == Zip64)
            {
                var numbers = extra.Slice(4, size);
                if (Take(ref numbers, ref length) && Take(ref numbers, ref packed) && Take(ref numbers, ref head))
                {
                    return;
                }

                break;
            }

            extra = extra[(4 + size)..];
        }

        throw source.Fault($"its entry '{PickleText.Short(name)}' lacks its size");
    }

    private static bool Take(ref ReadOnlySpan<byte> numbers, ref long value)
    {
        if (value != Elsewhere)
        {
            return true;
        }

        if (numbers.Length < sizeof(long))
        {
            return false;
        }

        value = BinaryPrimitives.ReadInt64LittleEndian(numbers);
        numbers = numbers[sizeof(long)..];
        return value >= 0;
    }
}
