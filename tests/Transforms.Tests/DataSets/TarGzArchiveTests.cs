using System.Formats.Tar;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class TarGzArchiveTests
{
    private static readonly byte[] One = [1, 2, 3];
    private static readonly byte[] Two = [4, 5, 6, 7];
    private static readonly ArchiveMember[] Members = [new("one", 3), new("two", 4), new("readme", null)];

    [TestMethod]
    public void A_file_comes_out_with_its_progress()
    {
        var reports = new List<long>();
        var archive = TarGz.Of(TarGz.Folder("set/"), TarGz.File("set/one", One), TarGz.File("set/readme", 9), TarGz.File("set/two", Two));
        CollectionAssert.AreEqual(Two, Unpack(archive, "two", reports.Add));
        CollectionAssert.AreEqual(new[] { 4L }, reports);
        CollectionAssert.AreEqual(One, Unpack(archive, "one"));
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_told() => Assert.IsNull(Unpack(TarGz.Of(TarGz.File("set/one", One)), "two"));

    [TestMethod]
    [DataRow("/set/one")]
    [DataRow("../set/one")]
    [DataRow("set/../one")]
    [DataRow("set/../../one")]
    [DataRow("./set/one")]
    [DataRow("set//one")]
    [DataRow("one")]
    [DataRow("other/one")]
    [DataRow("set/three")]
    [DataRow("set\\one")]
    [DataRow("C:\\one")]
    public void A_name_that_is_not_known_is_refused(string name)
        => StringAssert.Contains(Fault(TarGz.Of(TarGz.File(name, One))), $"holds '{name}', which does not belong there; expected one, two, readme in 'set'");

    [TestMethod]
    [DataRow(TarEntryType.SymbolicLink, "/etc/passwd")]
    [DataRow(TarEntryType.HardLink, "set/two")]
    [DataRow(TarEntryType.Fifo, "")]
    [DataRow(TarEntryType.CharacterDevice, "")]
    [DataRow(TarEntryType.BlockDevice, "")]
    public void Links_and_devices_are_refused(TarEntryType type, string target)
    {
        var entry = target.Length > 0 ? TarGz.Link(type, "set/one", target) : new UstarTarEntry(type, "set/one");
        StringAssert.Contains(Fault(TarGz.Of(entry)), $"holds 'set/one', a {type}; expected nothing but files and their folder");
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("../")]
    [DataRow("set/deeper/")]
    public void Another_folder_is_refused(string name)
        => StringAssert.Contains(Fault(TarGz.Of(TarGz.Folder(name))), $"holds the folder '{name}' (0 bytes); expected no folder but 'set'");

    [TestMethod]
    public void Another_size_is_refused()
    {
        StringAssert.Contains(Fault(TarGz.Of(TarGz.File("set/one", 1, 2))), "holds 'set/one' with 2 bytes; expected 3");
        StringAssert.Contains(Fault(TarGz.Of(TarGz.File("set/two", [.. Two, 8]))), "holds 'set/two' with 5 bytes; expected 4");
        StringAssert.Contains(
            Fault(TarGz.Of(TarGz.File("set/readme", new byte[70_000]))), "holds 'set/readme' with 70000 bytes; expected a text of at most 65536");
    }

    [TestMethod]
    public void The_same_name_twice_is_refused()
        => StringAssert.Contains(Fault(TarGz.Of(TarGz.File("set/one", One), TarGz.File("set/one", One)), "two"), "holds 'set/one' twice");

    // Names of eight gigabytes, of a hundred megabytes, of four that are really there; and a size that no reader need understand.
    [TestMethod]
    [DataRow("77777777777\0", "has a name or comment of 8589934591 bytes; expected at most 65536")]
    [DataRow("00640000315\0", "has a name or comment of 109052109 bytes; expected at most 65536")]
    [DataRow("00017204400\0", "has a name or comment of 4000000 bytes; expected at most 65536")]
    [DataRow("-0000000001\0", "has an entry whose size cannot be read")]
    public void A_bomb_is_stopped_before_memory_is_taken(string length, string message)
    {
        var header = new byte[512];
        Write(header, 0, "set/one\0");
        Write(header, 124, length);
        Write(header, 156, "L");
        Write(header, 257, "ustar  \0");
        Write(header, 148, $"{Convert.ToString(header.Sum(value => (int)value) + 8 * ' ', 8).PadLeft(6, '0')}\0 ");
        var archive = Idx.Gzip([.. header, .. new byte[4_000_256]]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        StringAssert.Contains(Fault(archive), message);
        Assert.IsLessThan(4_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void A_comment_of_megabytes_is_stopped_behind_a_sound_file()
    {
        var archive = Idx.Gzip([.. Unzip(TarGz.Of(TarGz.File("set/one", One)))[..1024], .. Pax(new byte[2_000_000])]);
        CollectionAssert.AreEqual(One, Unpack(archive, "one"));
        StringAssert.Contains(Fault(archive, "two"), "has a name or comment of 2000000 bytes");
    }

    // A header of the pax format, for which the reader would take memory.
    private static byte[] Pax(byte[] content)
    {
        var header = new byte[512];
        Write(header, 0, "x");
        Write(header, 124, $"{Convert.ToString(content.Length, 8).PadLeft(11, '0')}\0");
        Write(header, 156, "x");
        Write(header, 257, "ustar\000");
        Write(header, 148, $"{Convert.ToString(header.Sum(value => (int)value) + 8 * ' ', 8).PadLeft(6, '0')}\0 ");
        return [.. header, .. content];
    }

    [TestMethod]
    public void What_is_no_archive_or_cut_short_is_refused()
    {
        StringAssert.Contains(Fault("<html>"u8.ToArray()), "cannot be unpacked");
        var content = new byte[50_000];
        new Random(3).NextBytes(content);
        var archive = TarGz.Of(TarGz.File("set/big", content));
        var cut = archive[..(archive.Length / 2)];
        StringAssert.Contains(Fault(cut, "big", [new("big", 50_000)]), "within 'set/big'");
    }

    [TestMethod]
    public void Altered_archives_give_the_file_or_a_clear_refusal()
    {
        var random = new Random(11);
        var tar = Unzip(TarGz.Of(TarGz.Folder("set/"), TarGz.File("set/one", One), TarGz.File("set/readme", 9), TarGz.File("set/two", Two)));
        var refused = 0;
        for (var trial = 0; trial < 2000; trial++)
        {
            var zipFirst = trial % 2 == 0;
            var altered = zipFirst ? Idx.Gzip(tar) : [.. tar];
            for (var change = random.Next(1, 4); change > 0; change--)
                altered[random.Next(altered.Length)] = (byte)random.Next(256);
            try
            {
                var two = Unpack(zipFirst ? altered : Idx.Gzip(altered), "two");
                Assert.IsTrue(two is null or { Length: 4 });
            }
            catch (InvalidDataException fault)
            {
                StringAssert.StartsWith(fault.Message, "The archive '");
                refused++;
            }
        }
        Assert.IsGreaterThan(200, refused);
    }

    private static string Fault(byte[] archive, string name = "one", ArchiveMember[]? members = null)
        => Assert.ThrowsExactly<InvalidDataException>(() => Unpack(archive, name, members: members)).Message;

    private static byte[]? Unpack(byte[] archive, string name, Action<long>? report = null, ArchiveMember[]? members = null)
    {
        using var folder = new TemporaryFolder();
        using var content = new MemoryStream();
        var packed = new TarGzArchive(folder.Write("set.tar.gz", archive), "set", members ?? Members);
        return packed.TryUnpack(name, content, report ?? (_ => { }), CancellationToken.None) ? content.ToArray() : null;
    }

    private static byte[] Unzip(byte[] packed)
    {
        using var zip = new System.IO.Compression.GZipStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress);
        using var content = new MemoryStream();
        zip.CopyTo(content);
        return content.ToArray();
    }

    private static void Write(byte[] header, int at, string text) => System.Text.Encoding.ASCII.GetBytes(text).CopyTo(header, at);
}
