using System.Buffers.Binary;
using System.Text;

namespace MLNetTorch.Networks;

/// <summary>
/// Reads the central directory of a zip archive, which alone knows the sizes: PyTorch leaves them 0 in the heads of the entries. Nothing is ever
/// unpacked or written; archives that are not what PyTorch writes (compressed, encrypted, overlapping, doubled or outside names) are refused.
/// </summary>
internal static class ZipDirectory
{
    private const int EntryHead = 46;
    private const int LocalHead = 30;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Dictionary<string, ZipEntry> Read(ByteSource source)
    {
        var end = ZipEnd.Find(source);
        var directory = source.ReadBytes(end.Begin, end.Length);
        var entries = new Dictionary<string, ZipEntry>(StringComparer.Ordinal);
        var rest = directory.AsSpan();
        for (var i = 0L; i < end.Count; i++)
        {
            if (rest.Length < EntryHead || BinaryPrimitives.ReadUInt32LittleEndian(rest) != 0x02014B50)
            {
                throw source.Fault($"entry {i} of its directory is damaged");
            }

            var entry = Entry(source, ref rest, end.Begin);
            if (!entries.TryAdd(entry.Name, entry))
            {
                throw source.Fault($"it has the entry '{PickleText.Short(entry.Name)}' twice");
            }
        }

        CheckPlaces(source, [.. entries.Values]);
        return entries;
    }

    private static ZipEntry Entry(ByteSource source, ref Span<byte> rest, long directoryBegin)
    {
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]);
        var method = BinaryPrimitives.ReadUInt16LittleEndian(rest[10..]);
        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(rest[16..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(rest[20..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(rest[24..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]);
        int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
        long head = BinaryPrimitives.ReadUInt32LittleEndian(rest[42..]);
        if (rest.Length < EntryHead + nameLength + extraLength + commentLength)
        {
            throw source.Fault("its directory is cut short");
        }

        var name = Name(source, rest.Slice(EntryHead, nameLength));
        ZipExtra.Widen(source, name, rest.Slice(EntryHead + nameLength, extraLength), ref length, ref packed, ref head);
        rest = rest[(EntryHead + nameLength + extraLength + commentLength)..];
        if ((flags & 1) != 0 || method != 0 || packed != length)
        {
            throw source.Fault($"its entry '{PickleText.Short(name)}' is compressed or encrypted, which PyTorch's are not; save it again with torch.save");
        }

        var begin = Begin(source, name, head, directoryBegin);
        return length >= 0 && length <= directoryBegin - begin
            ? new ZipEntry(name, begin, length, checksum)
            : throw source.Fault($"its entry '{PickleText.Short(name)}' of {length} bytes reaches beyond the directory: it is cut short or altered");
    }

    /// <summary>Where the entry's bytes begin: behind its own head, whose length may differ from the directory's.</summary>
    private static long Begin(ByteSource source, string name, long head, long directoryBegin)
    {
        Span<byte> local = stackalloc byte[LocalHead];
        if (head >= 0 && head <= directoryBegin - LocalHead)
        {
            source.ReadExactly(local, head);
            var begin = head + LocalHead + BinaryPrimitives.ReadUInt16LittleEndian(local[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(local) == 0x04034B50 && begin <= directoryBegin)
            {
                return begin;
            }
        }

        throw source.Fault($"its entry '{PickleText.Short(name)}' is not at byte {head}, where the directory has it");
    }

    private static string Name(ByteSource source, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var name = Utf8.GetString(bytes);
            return name.Length > 0 && !name.Any(char.IsControl) && !name.Split('/')[..^1].Any(part => part is "" or "." or "..") && !name.EndsWith("/..", StringComparison.Ordinal)
                ? name
                : throw source.Fault($"its entry '{PickleText.Short(name)}' has a name that leads elsewhere");
        }
        catch (DecoderFallbackException fault)
        {
            throw source.Fault("it has an entry whose name is no valid UTF-8", fault);
        }
    }

    private static void CheckPlaces(ByteSource source, ZipEntry[] entries)
    {
        Array.Sort(entries, (a, b) => (a.Begin, a.Length).CompareTo((b.Begin, b.Length)));
        for (var i = 1; i < entries.Length; i++)
        {
            if (entries[i - 1].Begin + entries[i - 1].Length > entries[i].Begin)
            {
                throw source.Fault($"its entries '{PickleText.Short(entries[i - 1].Name)}' and '{PickleText.Short(entries[i].Name)}' overlap");
            }
        }
    }
}
