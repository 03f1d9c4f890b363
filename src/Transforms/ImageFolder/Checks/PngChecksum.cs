using System.Buffers.Binary;

namespace MLNetTorch.Transforms;

/// <summary>The checksum of PNG files.</summary>
internal static class PngChecksum
{
    private const uint Polynomial = 0xEDB88320;

    // Tables for four bytes at a time: a checksum costs a few hundredths of the decoding.
    private static readonly uint[][] Tables = MakeTables();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint[] first = Tables[0], second = Tables[1], third = Tables[2], fourth = Tables[3];
        var sum = uint.MaxValue;
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            sum ^= BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            sum = fourth[(byte)sum] ^ third[(byte)(sum >> 8)] ^ second[(byte)(sum >> 16)] ^ first[sum >> 24];
        }
        foreach (var value in bytes)
            sum = first[(byte)(sum ^ value)] ^ sum >> 8;
        return ~sum;
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = [new uint[256], new uint[256], new uint[256], new uint[256]];
        for (var value = 0u; value < 256; value++)
        {
            var sum = value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) != 0 ? Polynomial ^ sum >> 1 : sum >> 1;
            tables[0][value] = sum;
        }
        for (var table = 1; table < 4; table++)
            for (var value = 0; value < 256; value++)
                tables[table][value] = tables[table - 1][value] >> 8 ^ tables[0][(byte)tables[table - 1][value]];
        return tables;
    }
}
