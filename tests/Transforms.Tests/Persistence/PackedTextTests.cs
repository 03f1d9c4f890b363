namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class PackedTextTests
{
    private const int Blocks = 4;
    private const int BlockBytes = 15;
    private const int LengthChars = 3;

    [TestMethod]
    public void Text_of_every_length_is_the_bits_in_order_fifteen_a_character()
    {
        for (var length = 0; length <= Blocks * BlockBytes; length++)
        {
            var bytes = Bytes(length);
            var text = Packed(bytes);

            Assert.AreEqual(BitByBit(bytes), text[LengthChars..], $"{length} bytes");
            CollectionAssert.AreEqual(bytes, PackedText.Unpack(text), $"{length} bytes");
        }
    }

    [TestMethod]
    public void A_character_of_another_kind_is_refused_wherever_it_stands()
    {
        var text = Packed(Bytes((Blocks * BlockBytes) + 7));
        for (var place = 0; place < text.Length; place++)
        {
            var altered = text.ToCharArray();
            altered[place] = 'a';
            Assert.ThrowsExactly<InvalidDataException>(() => PackedText.Unpack(altered), $"place {place}");
        }
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static string Packed(byte[] bytes)
    {
        var text = new char[PackedText.LengthOf(bytes.Length)];
        PackedText.Pack(bytes, text);
        return new string(text);
    }

    // As the format is written down: U+4E00 and the next fifteen bits, the last ones filled up with zeros.
    private static string BitByBit(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(each => each.ToString("b8")));
        bits = bits.PadRight((bits.Length + 14) / 15 * 15, '0');
        return string.Concat(bits.Chunk(15).Select(chunk => (char)('\u4E00' + Convert.ToInt32(new string(chunk), 2))));
    }
}
