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
            text[at++] = (char)(First + (int)((waiting >> bits) & Mask));
        }
        if (bits > 0)
            text[at] = (char)(First + (int)((waiting << (Bits - bits)) & Mask));
    }

    private static byte[] UnpackBits(ReadOnlySpan<char> text, int length)
    {
        var bytes = new byte[length];
        ulong waiting = 0;
        var bits = 0;
        var at = 0;
        foreach (var each in text)
        {
            waiting = (waiting << Bits) | (uint)Value(each);
            for (bits += Bits; bits >= 8 && at < length; at++)
            {
                bits -= 8;
                bytes[at] = (byte)(waiting >> bits);
            }
        }
        return bytes;
    }

    private static int Value(char each)
        => each is >= First and <= (char)(First + Mask)
            ? each - First
            : throw new InvalidDataException(
                $"The saved state of the model holds the character U+{(int)each:X4}, which is none of its own: the file was altered. "
                + "Save or copy the model again.");
}
