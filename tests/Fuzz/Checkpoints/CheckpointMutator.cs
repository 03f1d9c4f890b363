using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MLNetTorch.Fuzz;

/// <summary>Damages checkpoints. Half of them get a hash that is right again, so that what lies behind it is reached.</summary>
internal static class CheckpointMutator
{
    private const int Preamble = 16;

    public static byte[] Mutate(byte[] file, byte[] other, Random random) => random.Next(4) switch
    {
        0 => ByteMutator.Mutate(file, other, random),
        1 => Hashed(ByteMutator.Mutate(file[..^SHA256.HashSizeInBytes], other, random)),
        2 => Hashed(WithTensors(file, other, random)),
        _ => Hashed(WithValues(file, other, random)),
    };

    // The values alone are changed, and their length is made right.
    private static byte[] WithValues(byte[] file, byte[] other, Random random)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12));
        var values = random.Next(2) == 0
            ? ByteMutator.Mutate(file[Preamble..(Preamble + length)], other, random)
            : WithDigit(file[Preamble..(Preamble + length)], random);
        byte[] changed = [.. file[..Preamble], .. values, .. file[(Preamble + length)..^SHA256.HashSizeInBytes]];
        BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(12), values.Length);
        return changed;
    }

    private static byte[] WithTensors(byte[] file, byte[] other, Random random)
    {
        var start = Preamble + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12));
        return [.. file[..start], .. ByteMutator.Mutate(file[start..^SHA256.HashSizeInBytes], other, random)];
    }

    // JSON stays JSON where only a number changes.
    private static byte[] WithDigit(byte[] values, Random random)
    {
        int[] digits = [.. Enumerable.Range(0, values.Length).Where(place => char.IsAsciiDigit((char)values[place]))];
        var at = digits[random.Next(digits.Length)];
        var text = random.Next(3) switch { 0 => $"{random.Next(10)}", 1 => $"{ByteMutator.OddNumber(random)}", _ => "null" };
        return [.. values[..at], .. System.Text.Encoding.ASCII.GetBytes(text), .. values[(at + 1)..]];
    }

    private static byte[] Hashed(byte[] body) => [.. body, .. SHA256.HashData(body)];
}
