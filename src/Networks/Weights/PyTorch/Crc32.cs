namespace MLNetTorch.Networks;

/// <summary>The checksum of zip archives.</summary>
internal static class Crc32
{
    private const int PieceLength = 1 << 16;

    private static readonly uint[] Table = MakeTable();

    public static uint Of(ByteSource source, long begin, long length)
    {
        var checksum = uint.MaxValue;
        var buffer = new byte[(int)Math.Min(length, PieceLength)];
        while (length > 0)
        {
            var piece = buffer.AsSpan(0, (int)Math.Min(length, PieceLength));
            source.ReadExactly(piece, begin);
            foreach (var value in piece)
            {
                checksum = Table[(byte)(checksum ^ value)] ^ (checksum >> 8);
            }

            begin += piece.Length;
            length -= piece.Length;
        }

        return ~checksum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            table[i] = i;
            for (var bit = 0; bit < 8; bit++)
            {
                table[i] = (table[i] & 1) != 0 ? (table[i] >> 1) ^ 0xEDB88320 : table[i] >> 1;
            }
        }

        return table;
    }
}
