using System.Formats.Tar;
using System.IO.Compression;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Makes archives, also such as no honest tool would.</summary>
internal static class TarGz
{
    public static byte[] Of(params TarEntry[] entries)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        using (var tar = new TarWriter(zip))
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        return packed.ToArray();
    }

    public static TarEntry File(string name, params byte[] content) => new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };

    public static TarEntry Folder(string name) => new UstarTarEntry(TarEntryType.Directory, name);

    public static TarEntry Link(TarEntryType type, string name, string target) => new UstarTarEntry(type, name) { LinkName = target };
}
