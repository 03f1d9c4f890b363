namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class ConsoleProgressBarTests
{
    [TestMethod]
    [DataRow(0L, 10_000_000L, "data from there [..............................] 0.0/10.0 MB")]
    [DataRow(5_000_000L, 10_000_000L, "data from there [###############...............] 5.0/10.0 MB")]
    [DataRow(10_000_000L, 10_000_000L, "data from there [##############################] 10.0/10.0 MB")]
    [DataRow(5_000_000L, null, "data from there: 5.0 MB")]
    public void A_line_shows_how_much_is_here(long received, long? total, string expected)
        => Assert.AreEqual(expected, ConsoleProgressBar.Line(new DownloadProgress("data", "there", received, total)));
}
