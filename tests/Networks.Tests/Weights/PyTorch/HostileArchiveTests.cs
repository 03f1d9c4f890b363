using System.IO.Compression;
using MLNetTorch.Fuzz;

namespace MLNetTorch.Networks.Tests.Weights.PyTorch;

/// <summary>Zip and tar archives and streams that are not what PyTorch writes.</summary>
[TestClass]
public sealed class HostileArchiveTests
{
    private static readonly byte[] Pickle = PickleBytes.New.Do("}").Text("x").Tensor("0", 4, 0, [4], [1]).Do("s").Stop();

    [TestMethod]
    [DataRow("../../etc/passwd")]
    [DataRow("/etc/passwd")]
    [DataRow("a//b")]
    [DataRow("a/./b")]
    [DataRow("a/..")]
    [DataRow("a/\u0007")]
    public void Names_that_lead_elsewhere_are_refused(string name) =>
        Refused(zip => zip.Entries[^1].Name = name, "has a name that leads elsewhere");

    [TestMethod]
    public void Compressed_entries_are_refused_before_a_byte_is_unpacked()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("a/data.pkl", CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[50_000_000]);
        }

        Refused(file.ToArray(), "its entry 'a/data.pkl' is compressed or encrypted");
    }

    [TestMethod]
    public void What_an_archive_claims_wrongly_is_named()
    {
        Refused(zip => zip.Entries[1].Method = 8, "is compressed or encrypted");
        Refused(zip => zip.Entries[1].Flags = 1, "is compressed or encrypted");
        Refused(zip => zip.Entries[1].PackedLength = 3, "is compressed or encrypted");
        Refused(zip => zip.Entries[1].Length = 0xFFFFFFF0, "its entry 'a/data/0' of 4294967280 bytes reaches beyond the directory");
        Refused(zip => zip.Entries[1].Length = uint.MaxValue, "its entry 'a/data/0' lacks its size");
        Refused(zip => (zip.Entries[1].Length, zip.Entries[1].Extra) = (uint.MaxValue, [1, 0, 16, 0, .. BitConverter.GetBytes(1L << 60), .. BitConverter.GetBytes(1L << 60)]), "bytes reaches beyond the directory");
        Refused(zip => zip.Entries[1].Place = 7, "its entry 'a/data/0' is not at byte 7");
        Refused(zip => zip.Entries[1].Place = 0, "overlap");
        Refused(zip => zip.Entries[0].Checksum = 1, "the checksum of its entry 'a/data.pkl' is wrong");
        Refused(zip => zip.Entries[2].Name = "a/data/0", "it has the entry 'a/data/0' twice");
        Refused(zip => zip.Entries[2].Name = "b/data.pkl", "it has two pickles, 'a/data.pkl' and 'b/data.pkl'");
        Refused(zip => zip.Entries[2].Name = "a/constants.pkl", "it is a TorchScript archive");
        Refused(zip => zip.Entries[0].Name = "a/other", "it is a zip archive without <name>/data.pkl");
        Refused(zip => (zip.Entries[2].Name, zip.Entries[2].Content) = ("a/byteorder", "big"u8.ToArray()), "not in little-endian order");
        Refused(zip => zip.DirectoryPlace = 0x7FFFFFFF, "does not fit in");
        Refused(zip => zip.DirectoryPlace = 3, "entry 0 of its directory is damaged");
        Refused(zip => zip.Count = 60000, "does not fit in");
    }

    [TestMethod]
    public void Entries_that_it_does_not_know_are_passed_over()
    {
        var zip = Sound();
        zip.Entries.Add(new("a/.data/serialization_id", "12"u8.ToArray()));
        zip.Entries.Add(new("a/byteorder", "little"u8.ToArray()));
        using var file = WeightsFile.Open(zip.ToArray());
        CollectionAssert.AreEqual(new[] { "x" }, file.Tensors.Keys.ToArray());
    }

    [TestMethod]
    public void A_storage_of_other_length_is_refused()
    {
        Refused(zip => zip.Entries[1].Content = new byte[20], "storage '0' of 4 Float32 numbers has an entry of 20 bytes");
        Refused(zip => zip.Entries[1].Content = new byte[17], "has an entry of 17 bytes");
    }

    [TestMethod]
    [DataRow("mlp.params")]
    [DataRow("tensor_legacy.pt")]
    [DataRow("views_legacy.pt")]
    [DataRow("views.pt")]
    public void Cutting_a_file_anywhere_is_noticed(string name)
    {
        var whole = File.ReadAllBytes(GoldenPth.PathOf(name));
        var step = Math.Max(1, whole.Length / 2000);
        for (var length = 0; length < whole.Length; length += step)
        {
            Assert.ThrowsExactly<InvalidDataException>(() => PyTorchFile.Open(whole.AsMemory(0, length)), $"cut after {length} bytes");
        }
    }

    [TestMethod]
    public void A_tar_archive_that_is_cut_short_is_refused()
    {
        var whole = File.ReadAllBytes(GoldenPth.PathOf("mlp_2017_tar.pth"));
        Refused(whole[..20_000], "reaches beyond its end: it is cut short or altered");
        Refused(whole[..300], "it is a tar archive without the member 'sys_info'");
    }

    [TestMethod]
    public void Truth_values_are_0_or_1()
    {
        var pickle = PickleBytes.New.Do("}").Text("x").Tensor("0", 4, 0, [4], [1], "BoolStorage").Do("s").Stop();
        using var file = WeightsFile.Open(ZipBytes.Checkpoint(pickle, [0, 1, 2, 1]).ToArray());
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => file.Tensors["x"].Read()).Message, "holds bytes other than 0 and 1");
    }

    [TestMethod]
    public void A_file_that_shrinks_while_it_is_open_is_an_error_and_no_crash()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, Sound().ToArray());
        using (var file = WeightsFile.Open(path))
        {
            using (var other = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
                other.SetLength(40);
            }

            StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => file.Tensors["x"].Read()).Message, "it is cut short");
        }

        File.Delete(path);
    }

    private static ZipBytes Sound() => ZipBytes.Checkpoint(Pickle, new byte[16]);

    private static void Refused(Action<ZipBytes> change, string message)
    {
        var zip = Sound();
        change(zip);
        Refused(zip.ToArray(), message);
    }

    private static void Refused(byte[] file, string message)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => PyTorchFile.Open(file)).Message, message);
        Assert.IsLessThan(1_000_000 + (10L * file.Length), GC.GetAllocatedBytesForCurrentThread() - before, "memory");
    }
}
