using System.Buffers.Binary;
using Google.Protobuf;

namespace MLNetTorch.Estimators.Tests;

/// <summary>
/// An event file read by its published description alone: TFRecord frames with bitwise checksums, and the fields of event.proto and
/// summary.proto by Google's own parser.
/// </summary>
internal sealed record EventRecord(double WallTime, long Step, string? Version, bool Restart, IReadOnlyList<EventValue> Values)
{
    public static List<EventRecord> ReadAll(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        var records = new List<EventRecord>();
        while (bytes.Length > 0)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            Assert.AreEqual(Masked(bytes[..8]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]), "checksum of the length");
            var data = bytes.Slice(12, length);
            Assert.AreEqual(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(bytes[(12 + length)..]), "checksum of the data");
            records.Add(Parse(data.ToArray()));
            bytes = bytes[(16 + length)..];
        }
        return records;
    }

    /// <summary>CRC-32C, bit by bit.</summary>
    public static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var each in data)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
        }
        return ~crc;
    }

    private static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = Crc(data);
        return unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u);
    }

    private static EventRecord Parse(byte[] data)
    {
        var record = new EventRecord(0, 0, null, false, []);
        var input = new CodedInputStream(data);
        while (input.ReadTag() is > 0 and var tag)
        {
            record = WireFormat.GetTagFieldNumber(tag) switch
            {
                1 => record with { WallTime = input.ReadDouble() },
                2 => record with { Step = input.ReadInt64() },
                3 => record with { Version = input.ReadString() },
                5 => record with { Values = EventValue.ReadAll(input.ReadBytes().ToByteArray()) },
                7 => record with { Restart = input.ReadBytes().Span.SequenceEqual(new byte[] { 8, 1 }) },
                var field => throw new InvalidDataException($"no field {field} was written"),
            };
        }
        return record;
    }
}

internal sealed record EventValue(string Tag, float? Scalar, double[]? Histogram)
{
    public static List<EventValue> ReadAll(byte[] summary)
    {
        var values = new List<EventValue>();
        var input = new CodedInputStream(summary);
        while (input.ReadTag() is > 0 and var tag)
        {
            Assert.AreEqual(1, WireFormat.GetTagFieldNumber(tag));
            values.Add(Read(new CodedInputStream(input.ReadBytes().ToByteArray())));
        }
        return values;
    }

    private static EventValue Read(CodedInputStream input)
    {
        var value = new EventValue("", null, null);
        while (input.ReadTag() is > 0 and var tag)
        {
            value = WireFormat.GetTagFieldNumber(tag) switch
            {
                1 => value with { Tag = input.ReadString() },
                2 => value with { Scalar = input.ReadFloat() },
                5 => value with { Histogram = ReadHistogram(new CodedInputStream(input.ReadBytes().ToByteArray())) },
                var field => throw new InvalidDataException($"no field {field} was written"),
            };
        }
        return value;
    }

    /// <summary>min, max, num, sum, sum_squares, then as many limits as counts.</summary>
    private static double[] ReadHistogram(CodedInputStream input)
    {
        var numbers = new List<double>();
        while (input.ReadTag() is > 0 and var tag)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.Fixed64)
                numbers.Add(input.ReadDouble());
            else
                numbers.AddRange(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(input.ReadBytes().Span).ToArray());
        }
        return [.. numbers];
    }
}
