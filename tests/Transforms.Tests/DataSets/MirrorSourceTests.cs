using System.Net;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class MirrorSourceTests
{
    private static readonly DataFile File = new("data-idx1", 3, "");

    [TestMethod]
    public void The_gzipped_file_is_asked_for_unpacked_and_reported()
    {
        var packed = Idx.Gzip([1, 2, 3]);
        Uri? asked = null;
        var progress = new Recorder();
        var content = Fetch(progress, CancellationToken.None, request =>
        {
            asked = request.RequestUri;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(packed) };
        });
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, content);
        Assert.AreEqual("https://mirror.example/set/data-idx1.gz", asked?.ToString());
        Assert.AreEqual(new DownloadProgress("data-idx1", "mirror.example", packed.Length, packed.Length), progress.Reports[^1]);
    }

    [TestMethod]
    public void An_answer_that_is_no_file_says_which()
    {
        var fault = Fault(_ => new HttpResponseMessage(HttpStatusCode.Forbidden));
        Assert.AreEqual("answered 403 Forbidden", fault.Message);
        Assert.IsFalse(fault.IsGone);
    }

    [TestMethod]
    public void A_mirror_out_of_reach_is_gone()
    {
        var fault = Fault(_ => throw new HttpRequestException("Name or service not known"));
        Assert.AreEqual("cannot be reached: Name or service not known", fault.Message);
        Assert.IsTrue(fault.IsGone);
        Assert.IsTrue(Fault(_ => throw new TaskCanceledException("timeout")).IsGone);
    }

    [TestMethod]
    public void A_page_in_place_of_the_file_is_told()
        => StringAssert.StartsWith(
            Fault(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>log in</html>") }).Message, "broke off: ");

    [TestMethod]
    public void Cancelling_stops_and_is_no_fault_of_the_mirror()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Fetch(new Recorder(), stop.Token, _ => new HttpResponseMessage(HttpStatusCode.OK)));
    }

    private static DataSourceException Fault(Func<HttpRequestMessage, HttpResponseMessage> answer)
        => Assert.ThrowsExactly<DataSourceException>(() => Fetch(new Recorder(), CancellationToken.None, answer));

    private static byte[] Fetch(Recorder progress, CancellationToken stop, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var handler = new Handler(answer);
        using var source = new MirrorSource(new Uri("https://mirror.example/set/"), handler);
        using var content = new MemoryStream();
        source.Fetch(File, content, progress, stop);
        return content.ToArray();
    }

    private sealed class Recorder : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> Reports { get; } = [];

        public void Report(DownloadProgress value) => Reports.Add(value);
    }

    private sealed class Handler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(answer(request));
        }
    }
}
