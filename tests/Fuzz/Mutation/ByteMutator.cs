using System.Buffers.Binary;

namespace MLNetTorch.Fuzz;

/// <summary>Changes bytes without knowing what they mean.</summary>
internal static class ByteMutator
{
    private static readonly long[] Odd =
        [0, 1, -1, 2, 127, 128, 255, 256, 32767, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 40, 1L << 62, long.MaxValue, long.MinValue];

    public static byte[] Mutate(byte[] input, byte[] other, Random random)
    {
        var bytes = (byte[])input.Clone();
        for (var changes = Math.Max(1, random.Next(-2, 4)); changes > 0 && bytes.Length > 0; changes--)
        {
            bytes = Once(bytes, other, random);
        }

        return bytes;
    }

    /// <summary>A number that tends to be wrong.</summary>
    public static long OddNumber(Random random) => random.Next(4) == 0 ? random.Next(-3, 40) : Odd[random.Next(Odd.Length)];

    private static byte[] Once(byte[] bytes, byte[] other, Random random)
    {
        var place = random.Next(bytes.Length);
        switch (random.Next(8))
        {
            case 0:
                bytes[place] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[place] = (byte)random.Next(256);
                return bytes;
            case 2:
                return bytes[..place];
            case 3:
                var from = other.Length == 0 ? 0 : random.Next(other.Length);
                return [.. bytes[..place], .. other[from..]];
            case 4:
                var length = random.Next(Math.Min(64, bytes.Length - place) + 1);
                return [.. bytes[..place], .. bytes[(place + length)..]];
            case 5:
                var again = bytes.AsSpan(place, random.Next(Math.Min(64, bytes.Length - place) + 1)).ToArray();
                return [.. bytes[..place], .. again, .. bytes[place..]];
            default:
                return WithNumber(bytes, place, random);
        }
    }

    private static byte[] WithNumber(byte[] bytes, int place, Random random)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, OddNumber(random));
        number[..Math.Min(1 << random.Next(4), bytes.Length - place)].CopyTo(bytes.AsSpan(place));
        return bytes;
    }
}
