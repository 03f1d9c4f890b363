using System.Buffers.Binary;

namespace MLNetTorch.Transforms;

/// <summary>
/// Bytes as text, 15 bits a character: U+4E00 to U+CDFF are 32,768 code points in a row that are neither surrogates nor
/// quotes, backslashes or line ends, so a literal of ML.NET's expression language may hold them, and they survive UTF-8.
/// </summary>
internal static class PackedText
{
    private const char First = '\u4E00';
    private const int Bits = 15;
    private const int Mask = (1 << Bits) - 1;
    private const int LengthChars = 3;
    private const int BlockChars = 8;
    private const int BlockBytes = Bits;
    private const int LowBits = 56;

    /// <summary>The characters that so many bytes take.</summary>
    public static int LengthOf(int bytes) => checked(LengthChars + (int)(((long)bytes * 8 + Bits - 1) / Bits));

    /// <summary>Writes the number of bytes, then the bytes.</summary>
    public static void Pack(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        for (var i = 0; i < LengthChars; i++)
            text[i] = (char)(First + ((bytes.Length >> (Bits * i)) & Mask));
        PackBits(bytes, text[LengthChars..]);
    }

    /// <summary>The bytes that were packed.</summary>
    /// <exception cref="InvalidDataException">The text is not what <see cref="Pack"/> wrote.</exception>
    public static byte[] Unpack(ReadOnlySpan<char> text)
    {
        var length = 0L;
        for (var i = 0; i < LengthChars && i < text.Length; i++)
            length |= (long)Value(text[i]) << (Bits * i);
        if (length > int.MaxValue || text.Length != LengthOf((int)length))
            throw new InvalidDataException(
                $"The saved state of the model is cut short or was altered: {text.Length} characters cannot hold {length} bytes. "
                + "Save or copy the model again.");
        return UnpackBits(text[LengthChars..], (int)length);
    }

    private static void PackBits(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        var blocks = bytes.Length / BlockBytes;
        for (var i = 0; i < blocks; i++)
            PackBlock(bytes.Slice(i * BlockBytes, BlockBytes), text.Slice(i * BlockChars, BlockChars));
        PackRest(bytes[(blocks * BlockBytes)..], text[(blocks * BlockChars)..]);
    }

    // 15 bytes are 8 characters: the first 64 bits, then the other 56, whose first byte is read twice.
    private static void PackBlock(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[(BlockBytes - sizeof(ulong))..]);
        text[0] = Character(high >> 49);
        text[1] = Character(high >> 34);
        text[2] = Character(high >> 19);
        text[3] = Character(high >> 4);
        text[4] = Character((high << 11) | ((low << 8) >> 53));
        text[5] = Character(low >> 30);
        text[6] = Character(low >> 15);
        text[7] = Character(low);
    }

    private static void PackRest(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        ulong waiting = 0;
        var bits = 0;
        var at = 0;
        foreach (var each in bytes)
        {
            waiting = (waiting << 8) | each;
            bits += 8;
            if (bits < Bits)
                continue;
            bits -= Bits;
            text[at++] = Character(waiting >> bits);
        }
        if (bits > 0)
            text[at] = Character(waiting << (Bits - bits));
    }

    private static byte[] UnpackBits(ReadOnlySpan<char> text, int length)
    {
        var bytes = new byte[length];
        var blocks = length / BlockBytes;
        for (var i = 0; i < blocks; i++)
            UnpackBlock(text.Slice(i * BlockChars, BlockChars), bytes.AsSpan(i * BlockBytes, BlockBytes));
        UnpackRest(text[(blocks * BlockChars)..], bytes.AsSpan(blocks * BlockBytes));
        return bytes;
    }

    private static void UnpackBlock(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var middle = Value(text[4]);
        var high = (Value(text[0]) << 49) | (Value(text[1]) << 34) | (Value(text[2]) << 19) | (Value(text[3]) << 4) | (middle >> 11);
        var low = (middle << 45) | (Value(text[5]) << 30) | (Value(text[6]) << 15) | Value(text[7]);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[(BlockBytes - sizeof(ulong))..], (high << LowBits) | (low & ((1UL << LowBits) - 1)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
    }

    private static void UnpackRest(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        ulong waiting = 0;
        var bits = 0;
        var at = 0;
        foreach (var each in text)
        {
            waiting = (waiting << Bits) | Value(each);
            for (bits += Bits; bits >= 8 && at < bytes.Length; at++)
            {
                bits -= 8;
                bytes[at] = (byte)(waiting >> bits);
            }
        }
    }

    private static char Character(ulong bits) => (char)(First + (int)(bits & Mask));

    private static ulong Value(char each)
        => each is >= First and <= (char)(First + Mask)
            ? (ulong)(each - First)
            : throw new InvalidDataException(
                $"The saved state of the model holds the character U+{(int)each:X4}, which is none of its own: the file was altered. "
                + "Save or copy the model again.");
}
