using System.Buffers.Binary;

namespace MLNetTorch.Fuzz;

/// <summary>Changes pickles by whole instructions, so that what comes out still runs for a while.</summary>
internal static class PickleMutator
{
    private static readonly byte[][] Snippets =
    [
        [.. "cos\nsystem\n"u8], [.. "c__builtin__\neval\nX\u0003\u0000\u0000\u00001+1\u0085R"u8], [.. "ccollections\nOrderedDict\n)R"u8],
        [.. "]q\u0000h\u0000a"u8], [.. "}q\u0000X\u0001\u0000\u0000\u0000kh\u0000s"u8], [0x8B, 255, 255, 255, 127], [0x8B, 255, 255, 255, 255], [0x8A, 255, 1, 2, 3],
        [(byte)'X', 255, 255, 255, 255], [0x8D, 255, 255, 255, 255, 255, 255, 255, 127], [0x8E, 0, 0, 0, 0, 0, 0, 0, 128], [(byte)'j', 255, 255, 255, 255],
        [(byte)'r', 255, 255, 255, 255], [.. "(((((((("u8], [.. "2222222222222222"u8], [.. "(2222t2"u8], [.. ")\u0081"u8], [.. "iposix\nsystem\n"u8], [.. "(K\u0001K\u0002tQ"u8],
        [.. "X\u0004\u0000\u0000\u0000selfQ"u8], [.. "c__builtin__\nset\n]\u0085R"u8], [.. "c_codecs\nencode\nX\u0001\u0000\u0000\u0000éX\u0006\u0000\u0000\u0000latin1\u0086R"u8],
        [0x95, 255, 255, 255, 255, 255, 255, 255, 255], [0x88], [0x89], [(byte)'N'], [(byte)'b'], [(byte)'s'], [(byte)'u'], [(byte)'e'], [(byte)'R'], [(byte)'0'],
    ];

    public static byte[] Mutate(byte[] pickle, Random random)
    {
        var instructions = Split(pickle);
        for (var changes = Math.Max(1, random.Next(-2, 5)); changes > 0 && instructions.Count > 0; changes--)
        {
            Once(instructions, random);
        }

        return [.. instructions.SelectMany(instruction => instruction)];
    }

    private static void Once(List<byte[]> instructions, Random random)
    {
        var place = random.Next(instructions.Count);
        switch (random.Next(7))
        {
            case 0:
                instructions.RemoveAt(place);
                break;
            case 1:
                instructions.Insert(random.Next(instructions.Count), instructions[place]);
                break;
            case 2:
                var other = random.Next(instructions.Count);
                (instructions[place], instructions[other]) = (instructions[other], instructions[place]);
                break;
            case 3:
                instructions.Insert(place, Snippets[random.Next(Snippets.Length)]);
                break;
            case 4:
                instructions[place] = Integer(ByteMutator.OddNumber(random));
                break;
            case 5:
                instructions[place] = [(byte)random.Next(256), .. instructions[place][1..]];
                break;
            default:
                ReplaceInteger(instructions, random);
                break;
        }
    }

    /// <summary>A tensor's sizes, strides, offset and count are all small integers.</summary>
    private static void ReplaceInteger(List<byte[]> instructions, Random random)
    {
        var places = Enumerable.Range(0, instructions.Count).Where(i => instructions[i][0] is (byte)'K' or (byte)'M' or (byte)'J').ToArray();
        if (places.Length > 0)
        {
            instructions[places[random.Next(places.Length)]] = Integer(ByteMutator.OddNumber(random));
        }
    }

    private static byte[] Integer(long value) =>
        value is >= int.MinValue and <= int.MaxValue ? [(byte)'J', .. BitConverter.GetBytes((int)value)] : [0x8A, 8, .. BitConverter.GetBytes(value)];

    private static List<byte[]> Split(byte[] pickle)
    {
        var instructions = new List<byte[]>();
        for (var place = 0; place < pickle.Length;)
        {
            var length = Math.Min(LengthAt(pickle, place), pickle.Length - place);
            instructions.Add(pickle[place..(place + length)]);
            place += length;
        }

        return instructions;
    }

    private static int LengthAt(byte[] pickle, int place)
    {
        var rest = pickle.AsSpan(place + 1);
        return pickle[place] switch
        {
            (byte)'K' or (byte)'q' or (byte)'h' or 0x80 => 2,
            (byte)'M' => 3,
            (byte)'J' or (byte)'r' or (byte)'j' => 5,
            (byte)'G' or 0x95 => 9,
            0x8A or 0x8C or (byte)'U' when rest.Length > 0 => 2 + rest[0],
            (byte)'X' or (byte)'B' when rest.Length > 3 => 5 + Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(rest), 0, rest.Length - 4),
            (byte)'c' => 1 + LineLength(rest) + LineLength(rest[LineLength(rest)..]),
            _ => 1,
        };
    }

    private static int LineLength(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : bytes.Length;
}
