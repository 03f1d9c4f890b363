using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace MLNetTorch.Fuzz;

/// <summary>Damages archives: their entries, headers with a checksum that is right again, or the packed bytes.</summary>
internal static class ArchiveMutator
{
    private const int Block = 512;
    private static readonly string[] Names =
        ["set/one", "../set/two", "/set/two", "set/../two", "set/two/..", "set/two\0x", "set/\u00e4", "", "set/", new string('a', 300)];
    private static readonly string[] Sizes =
    [
        "00000000004\0", "77777777777\0", "-0000000001\0", "8999\0", new string('\0', 12), new string(' ', 11), new string('\u00ff', 12),
        "\u0080\0\0\0\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
    ];
    private static readonly (int Place, int Length)[] Fields = [(0, 100), (100, 8), (108, 8), (124, 12), (136, 12), (156, 1), (157, 100), (257, 8), (329, 8), (345, 155)];

    public static byte[] Mutate(byte[] tar, byte[] other, Random random)
    {
        if (random.Next(6) == 0)
            return ByteMutator.Mutate(Packed(tar), Packed(other), random);
        var changed = (byte[])tar.Clone();
        for (var changes = random.Next(1, 4); changes > 0 && changed.Length >= Block; changes--)
            changed = Once(changed, other, random);
        return Packed(changed);
    }

    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            zip.Write(content);
        return packed.ToArray();
    }

    /// <summary>Sound archives of the formats of tar, and two that no honest tool makes.</summary>
    public static byte[][] Seeds() =>
    [
        Archive(TarEntryFormat.Ustar), Archive(TarEntryFormat.Pax), Archive(TarEntryFormat.Gnu), Archive(TarEntryFormat.V7),
        Of(new PaxTarEntry(TarEntryType.SymbolicLink, "set/one") { LinkName = "../../etc/passwd" }, File(TarEntryFormat.Pax, "set/two", 4)),
        Of(File(TarEntryFormat.Gnu, $"set/{new string('x', 200)}", 4), File(TarEntryFormat.Gnu, "set/two", 4)),
    ];

    private static byte[] Once(byte[] tar, byte[] other, Random random)
    {
        var block = random.Next(tar.Length / Block) * Block;
        switch (random.Next(8))
        {
            case 0:
                return [.. tar[..block], .. tar[Math.Min(tar.Length, block + Block)..]];
            case 1:
                return [.. tar[..block], .. tar[block..Math.Min(tar.Length, block + (2 * Block))], .. tar[block..]];
            case 2:
                return [.. tar[..block], .. other];
            case 3:
                return tar[..(block + random.Next(Block))];
            case 4:
                return Written(tar, block, 0, Names[random.Next(Names.Length)].PadRight(100, '\0')[..100]);
            case 5:
                return Written(tar, block, 124, Sizes[random.Next(Sizes.Length)]);
            case 6:
                return Written(tar, block, 156, $"{"0123456789xgLKSDVMN\0"[random.Next(20)]}");
            default:
                var (place, length) = Fields[random.Next(Fields.Length)];
                var noise = new byte[random.Next(1, length + 1)];
                random.NextBytes(noise);
                return Written(tar, block, place, Encoding.Latin1.GetString(noise));
        }
    }

    private static byte[] Written(byte[] tar, int block, int place, string text)
    {
        Encoding.Latin1.GetBytes(text, tar.AsSpan(block + place, text.Length));
        var header = tar.AsSpan(block, Block);
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in header)
            sum += value;
        Encoding.ASCII.GetBytes($"{Convert.ToString(sum, 8).PadLeft(6, '0')}\0", header.Slice(148, 7));
        return tar;
    }

    private static byte[] Archive(TarEntryFormat format) => Of(
        new UstarTarEntry(TarEntryType.Directory, "set/"), File(format, "set/one", 3), File(format, "set/readme", 700), File(format, "set/two", 4));

    private static TarEntry File(TarEntryFormat format, string name, int length)
    {
        TarEntry entry = format switch
        {
            TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name, new Dictionary<string, string> { ["comment"] = "some words" }),
            TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
            TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
            _ => new UstarTarEntry(TarEntryType.RegularFile, name),
        };
        entry.DataStream = new MemoryStream([.. Enumerable.Range(0, length).Select(value => (byte)value)]);
        return entry;
    }

    private static byte[] Of(params TarEntry[] entries)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        return bytes.ToArray();
    }
}
