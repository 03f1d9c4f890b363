using System.Text;

namespace MLNetTorch.Fuzz;

/// <summary>Writes zip archives of stored entries with right checksums, and with whatever else is asked to be wrong.</summary>
internal sealed class ZipBytes
{
    public sealed class Entry(string name, byte[] content)
    {
        public string Name { get; set; } = name;

        public byte[] Content { get; set; } = content;

        public ushort Method { get; set; }

        public ushort Flags { get; set; }

        public uint? Length { get; set; }

        public uint? PackedLength { get; set; }

        public uint? Place { get; set; }

        public uint? Checksum { get; set; }

        public byte[] Extra { get; set; } = [];
    }

    public List<Entry> Entries { get; } = [];

    public uint? DirectoryPlace { get; set; }

    public ushort? Count { get; set; }

    public static ZipBytes Of(params ReadOnlySpan<(string Name, byte[] Content)> entries)
    {
        var archive = new ZipBytes();
        foreach (var (name, content) in entries)
        {
            archive.Entries.Add(new Entry(name, content));
        }

        return archive;
    }

    /// <summary>A checkpoint of one pickle and its storages.</summary>
    public static ZipBytes Checkpoint(byte[] pickle, params byte[][] storages) =>
        Of([("a/data.pkl", pickle), .. storages.Select((storage, index) => ($"a/data/{index}", storage)), ("a/version", "3\n"u8.ToArray())]);

    public byte[] ToArray()
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.UTF8);
        var places = new List<uint>();
        foreach (var entry in Entries)
        {
            places.Add((uint)file.Position);
            writer.Write(0x04034B50u);
            writer.Write((ushort)0);
            writer.Write((ushort)8);
            writer.Write(new byte[18]);
            writer.Write((ushort)Encoding.UTF8.GetByteCount(entry.Name));
            writer.Write((ushort)0);
            writer.Write(Encoding.UTF8.GetBytes(entry.Name));
            writer.Write(entry.Content);
        }

        var directory = (uint)file.Position;
        foreach (var (entry, place) in Entries.Zip(places))
        {
            WriteHead(writer, entry, place);
        }

        var length = (uint)file.Position - directory;
        writer.Write(0x06054B50u);
        writer.Write(0u);
        writer.Write((ushort)Entries.Count);
        writer.Write(Count ?? (ushort)Entries.Count);
        writer.Write(length);
        writer.Write(DirectoryPlace ?? directory);
        writer.Write((ushort)0);
        return file.ToArray();
    }

    private static void WriteHead(BinaryWriter writer, Entry entry, uint place)
    {
        writer.Write(0x02014B50u);
        writer.Write(0u);
        writer.Write(entry.Flags);
        writer.Write(entry.Method);
        writer.Write(0u);
        writer.Write(entry.Checksum ?? Checksum(entry.Content));
        writer.Write(entry.PackedLength ?? entry.Length ?? (uint)entry.Content.Length);
        writer.Write(entry.Length ?? (uint)entry.Content.Length);
        writer.Write((ushort)Encoding.UTF8.GetByteCount(entry.Name));
        writer.Write((ushort)entry.Extra.Length);
        writer.Write(new byte[10]);
        writer.Write(entry.Place ?? place);
        writer.Write(Encoding.UTF8.GetBytes(entry.Name));
        writer.Write(entry.Extra);
    }

    private static uint Checksum(byte[] content)
    {
        var checksum = uint.MaxValue;
        foreach (var value in content)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                checksum = (checksum >> 1) ^ ((checksum & 1) * 0xEDB88320);
            }
        }

        return ~checksum;
    }
}
