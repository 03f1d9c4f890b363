using System.Runtime.CompilerServices;

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
            checksum = Update(Table, checksum, piece);
            begin += piece.Length;
            length -= piece.Length;
        }

        return ~checksum;
    }

    // Compiled at its best at once: a file is loaded once, and recompiling a loop in the midst of it takes longer than running it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Update(uint[] table, uint checksum, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            checksum = table[(byte)(checksum ^ value)] ^ (checksum >> 8);
        }

        return checksum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
