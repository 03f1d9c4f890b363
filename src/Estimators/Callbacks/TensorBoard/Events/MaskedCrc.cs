using System.Numerics;

namespace MLNetTorch.Estimators;

/// <summary>The checksum of TFRecords: CRC-32C, turned and moved so that a checksum of data that hold checksums is no trivial one.</summary>
internal static class MaskedCrc
{
    private const uint Mask = 0xA282EAD8;

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var each in data)
            crc = BitOperations.Crc32C(crc, each);
        return BitOperations.RotateRight(~crc, 15) + Mask;
    }
}
