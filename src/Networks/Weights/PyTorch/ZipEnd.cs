using System.Buffers.Binary;

namespace MLNetTorch.Networks;

/// <summary>The end of a zip archive, which says where its directory is.</summary>
internal static class ZipEnd
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int End64Length = 56;
    private const int EntryHead = 46;

    /// <returns>Where the directory is, checked against the file.</returns>
    public static Place Find(ByteSource source)
    {
        var tailLength = (int)Math.Min(source.Length, EndLength + ushort.MaxValue);
        var tail = source.ReadBytes(source.Length - tailLength, tailLength).AsSpan();
        for (var place = tail.Length - EndLength; place >= 0; place--)
        {
            // A comment may follow, up to the file's last byte.
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[place..]) == 0x06054B50
                && BinaryPrimitives.ReadUInt16LittleEndian(tail[(place + 20)..]) == tail.Length - place - EndLength)
            {
                var end = source.Length - tailLength + place;
                return Checked(source, end, Wide(source, end) ?? Narrow(tail[place..]));
            }
        }

        throw source.Fault("it begins as a zip archive, but the archive's end is missing: it is cut short");
    }

    private static Place Narrow(ReadOnlySpan<byte> end) =>
        new(BinaryPrimitives.ReadUInt32LittleEndian(end[16..]), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt16LittleEndian(end[10..]));

    private static Place? Wide(ByteSource source, long end)
    {
        if (end < LocatorLength + End64Length)
        {
            return null;
        }

        var locator = source.ReadBytes(end - LocatorLength, LocatorLength);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != 0x07064B50)
        {
            return null;
        }

        var place = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        if (place < 0 || place > end - LocatorLength - End64Length)
        {
            throw source.Fault($"the end of its zip archive is said to be at byte {place}, where it cannot be");
        }

        var wide = source.ReadBytes(place, End64Length).AsSpan();
        return BinaryPrimitives.ReadUInt32LittleEndian(wide) == 0x06064B50
            ? new Place(BinaryPrimitives.ReadInt64LittleEndian(wide[48..]), BinaryPrimitives.ReadInt64LittleEndian(wide[40..]), BinaryPrimitives.ReadInt64LittleEndian(wide[32..]))
            : throw source.Fault($"the end of its zip archive is not at byte {place}, where it is said to be");
    }

    private static Place Checked(ByteSource source, long end, Place found) =>
        found.Begin >= 0 && found.Length >= 0 && found.Length <= Array.MaxLength && found.Begin <= end - found.Length
            && found.Count >= 0 && found.Count <= found.Length / EntryHead
            ? found
            : throw source.Fault($"its zip directory of {found.Count} entries and {found.Length} bytes at byte {found.Begin} does not fit in: it is cut short or altered");

    /// <summary>Where the directory begins, how many bytes it has and how many entries.</summary>
    public sealed record Place(long Begin, long Length, long Count);
}
