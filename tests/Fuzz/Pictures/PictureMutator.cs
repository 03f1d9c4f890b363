using System.Buffers.Binary;
using MLNetTorch.Transforms;

namespace MLNetTorch.Fuzz;

/// <summary>Damages pictures. Most get checksums or an end that are right again, so that what lies behind the first look is reached.</summary>
internal static class PictureMutator
{
    public static byte[] Mutate(byte[] file, byte[] other, Random random) => random.Next(4) == 0
        ? ByteMutator.Mutate(file, other, random)
        : file switch
        {
            [0x89, ..] => Png(file, other, random),
            [0xFF, ..] => Jpeg(file, other, random),
            [(byte)'G', ..] => [.. ByteMutator.Mutate(file, other, random), 0, 0x3B],
            _ => Bmp(file, other, random),
        };

    // Chunks are changed, moved, doubled or lost, and all checksums made right.
    private static byte[] Png(byte[] file, byte[] other, Random random)
    {
        var chunks = new List<byte[]>();
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add(file[(at + 4)..(at + 8 + length)]);
            at += 12 + length;
        }

        for (var changes = random.Next(1, 3); changes > 0; changes--)
        {
            Change(chunks, other, random);
        }

        return [.. file[..8], .. chunks.SelectMany(Framed)];
    }

    private static void Change(List<byte[]> chunks, byte[] other, Random random)
    {
        var place = random.Next(chunks.Count);
        switch (random.Next(8))
        {
            case 0 when chunks.Count > 1:
                chunks.RemoveAt(place);
                break;
            case 1:
                chunks.Insert(random.Next(chunks.Count), chunks[place]);
                break;
            case 2:
                // The header's sizes, depth and kind of colours.
                chunks[0] = ByteMutator.Mutate(chunks[0], other, random);
                break;
            default:
                var content = ByteMutator.Mutate([.. chunks[place].Skip(4)], other, random);
                chunks[place] = [.. chunks[place].Take(4), .. content];
                break;
        }
    }

    private static byte[] Framed(byte[] chunk)
    {
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(sum, PngChecksum.Of(chunk));
        return [.. length, .. chunk, .. sum];
    }

    private static byte[] Jpeg(byte[] file, byte[] other, Random random)
    {
        var changed = ByteMutator.Mutate(file, other, random);
        // Its size is a favourite of those who want memory.
        if (random.Next(4) == 0 && changed.AsSpan().IndexOfAny([0xFF, 0xC0], [0xFF, 0xC2]) is >= 0 and var frame && frame + 9 < changed.Length)
        {
            random.NextBytes(changed.AsSpan(frame + 5, 4));
        }

        return [.. changed, 0xFF, 0xD9];
    }

    private static byte[] Bmp(byte[] file, byte[] other, Random random)
    {
        var header = ByteMutator.Mutate(file[..Math.Min(54, file.Length)], other, random);
        return [.. header, .. file[Math.Min(54, file.Length)..]];
    }

    private static int IndexOfAny(this Span<byte> bytes, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
        => bytes.IndexOf(first) is >= 0 and var found ? found : bytes.IndexOf(second);
}
