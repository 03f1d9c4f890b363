using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;

namespace MLNetTorch.Transforms.Tests;

/// <summary>The npm source with a client that is a small script.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class NpmSourceTests
{
    private static readonly byte[] Content = [1, 2, 3, 4];

    [TestMethod]
    public void Files_come_out_of_the_package_that_the_client_fetched_once()
    {
        using var folder = new TemporaryFolder();
        var archive = folder.Write("a-package.tgz", Package(("package/data/one", Content), ("package/data/two", [5])));
        Client(folder, $"echo \"$@\" >> {folder.File("calls")}; cp {archive} .");
        CollectionAssert.AreEqual(Content, Fetch(folder, "one", out var second, "two"));
        CollectionAssert.AreEqual(new byte[] { 5 }, second);
        Assert.AreEqual("pack a-package@1.0.0 --ignore-scripts --silent\n", File.ReadAllText(folder.File("calls")));
    }

    [TestMethod]
    public void A_file_that_the_package_lacks_is_named()
    {
        using var folder = new TemporaryFolder();
        var archive = folder.Write("a-package.tgz", Package(("package/data/one", Content)));
        Client(folder, $"cp {archive} .");
        Assert.AreEqual("does not hold package/data/other", Fault(folder, "other").Message);
    }

    [TestMethod]
    public void A_client_that_fails_is_quoted()
    {
        using var folder = new TemporaryFolder();
        Client(folder, "echo 'npm error network offline' >&2; exit 7");
        var fault = Fault(folder, "one");
        Assert.AreEqual("npm pack failed with exit code 7. npm error network offline", fault.Message);
        Assert.IsTrue(fault.IsGone);
    }

    [TestMethod]
    public void No_client_and_no_archive_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        Assert.AreEqual("there is no npm client on the PATH", Fault(folder, "one").Message);
        Client(folder, "true");
        Assert.AreEqual("npm pack wrote no archive", Fault(folder, "one").Message);
    }

    private static DataSourceException Fault(TemporaryFolder folder, string file)
        => Assert.ThrowsExactly<DataSourceException>(() => Fetch(folder, file, out _));

    private static byte[] Fetch(TemporaryFolder folder, string file, out byte[]? other, string? otherFile = null)
    {
        using var source = new NpmSource("a-package", "1.0.0", "package/data/", folder.Path);
        using var content = new MemoryStream();
        source.Fetch(new DataFile(file, 0, ""), content, new ConsoleProgressBar(), CancellationToken.None);
        using var otherContent = new MemoryStream();
        if (otherFile is not null)
            source.Fetch(new DataFile(otherFile, 0, ""), otherContent, new ConsoleProgressBar(), CancellationToken.None);
        other = otherContent.ToArray();
        return content.ToArray();
    }

    private static void Client(TemporaryFolder folder, string script)
    {
        File.WriteAllText(folder.File("npm"), "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(folder.File("npm"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static byte[] Package(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        using (var tar = new TarWriter(zip))
            foreach (var (name, content) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return packed.ToArray();
    }
}
