using System.Net;
using System.Text;

namespace MLNetTorch.Samples.Web.Tests;

/// <summary>Every way to be refused, each with its status, its reason and a cure.</summary>
[TestClass]
public sealed class LimitTests
{
    private static readonly RequestLimits Limits = new();

    public static IEnumerable<object[]> Bad =>
    [
        ["nothing", Array.Empty<byte>(), 400, "empty", "PNG, JPEG, BMP or GIF"],
        ["a text", "This is no picture."u8.ToArray(), 415, "unsupported_type", "PNG, JPEG, BMP or GIF"],
        ["a page", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), 415, "unsupported_type", "no picture"],
        ["WebP", "RIFF\0\0\0\0WEBPVP8 "u8.ToArray(), 415, "unsupported_type", "no picture"],
        ["a signature alone", Pictures.Seven[..8], 400, "bad_picture", "header"],
        ["PNG, its header cut", Pictures.Seven[..20], 400, "bad_picture", "begins like a Png file"],
        ["PNG, its end cut", Pictures.Seven[..^30], 400, "bad_picture", "damaged, cut short"],
        ["PNG, a header alone", Pictures.PngHeader(28, 28), 400, "bad_picture", "damaged, cut short"],
        ["PNG, no size", Pictures.PngHeader(0, 28), 400, "bad_picture", "header"],
        ["JPEG, its start alone", new byte[] { 0xFF, 0xD8, 0xFF }, 400, "bad_picture", "begins like a Jpeg file"],
        ["JPEG, a header alone", Pictures.JpegHeader(28, 28), 400, "bad_picture", "damaged, cut short"],
        ["JPEG, its end cut", Pictures.Sheet("jpg", Pictures.Digits[0].Image, 4, 4, 4, 0, 255)[..1200], 400, "bad_picture", "damaged, cut short"],
        ["BMP, its header cut", Pictures.Bmp(new byte[784])[..20], 400, "bad_picture", "begins like a Bmp file"],
        ["BMP, its end cut", Pictures.Bmp(new byte[784])[..500], 400, "bad_picture", "damaged, cut short"],
        ["GIF, its end cut", Pictures.Gif[..60], 400, "bad_picture", "damaged, cut short"],
        ["PNG bomb", Pictures.PngHeader(30_000, 30_000), 413, "too_many_pixels", "30000x30000"],
        ["PNG, the largest sizes", Pictures.PngHeader(uint.MaxValue, uint.MaxValue), 413, "too_many_pixels", "16,777,216"],
        ["JPEG bomb", Pictures.JpegHeader(30_000, 30_000), 413, "too_many_pixels", "30000x30000"],
        ["GIF bomb", Pictures.GifHeader(65_535, 65_535), 413, "too_many_pixels", "65535x65535"],
        ["BMP bomb, from the top", Pictures.BmpHeader(30_000, -30_000), 413, "too_many_pixels", "30000x30000"],
        ["white paper", Pictures.Save("png", 50, 40, (_, _) => (255, 255)), 400, "no_digit", "same shade"],
        ["black paper", Pictures.Save("png", 1, 1, (_, _) => (0, 255)), 400, "no_digit", "same shade"],
        ["nothing but glass", Pictures.Save("png", 50, 40, (_, _) => (0, 0)), 400, "no_digit", "same shade"],
        ["one byte too many", new byte[Limits.UploadBytes + 1], 413, "too_large", "1,048,576 bytes"],
        ["many bytes too many", new byte[8 << 20], 413, "too_large", "1,048,576 bytes"],
    ];

    [TestMethod]
    [DynamicData(nameof(Bad))]
    public async Task A_bad_body_is_refused(string name, byte[] body, int status, string reason, string words)
    {
        var answer = await Answer.OfAsync(body, "image/png");

        Assert.IsNotNull(name);
        answer.AssertProblem(status, reason, words);
    }

    [TestMethod]
    [DataRow("", "empty", "array of 784")]
    [DataRow("{}", "bad_json", "no array")]
    [DataRow("[1,2,3]", "bad_json", "It has 3 values")]
    [DataRow("[1,2", "bad_json", "cannot be parsed at line 1")]
    [DataRow("[1,2,300]", "bad_json", "place 2")]
    [DataRow("[-1]", "bad_json", "place 0")]
    [DataRow("[0.5]", "bad_json", "whole number")]
    [DataRow("[\"1\"]", "bad_json", "whole number")]
    [DataRow("[null]", "bad_json", "whole number")]
    [DataRow("[[]]", "bad_json", "whole number")]
    [DataRow("nonsense", "bad_json", "cannot be parsed")]
    [DataRow("783", "bad_json", "It has 783 values")]
    [DataRow("785", "bad_json", "more values")]
    [DataRow("784 and more", "bad_json", "cannot be parsed")]
    public async Task Bad_json_is_refused(string json, string reason, string words)
    {
        json = json switch
        {
            "783" or "785" => $"[{string.Join(',', Enumerable.Repeat(0, int.Parse(json)))}]",
            "784 and more" => $"[{string.Join(',', Enumerable.Repeat(0, 784))}] more",
            _ => json,
        };

        (await Answer.OfAsync(Encoding.UTF8.GetBytes(json), "application/json")).AssertProblem(400, reason, words);
    }

    [TestMethod]
    public async Task Bad_forms_are_refused()
    {
        var twice = new MultipartFormDataContent { { new ByteArrayContent(Pictures.Seven), "a", "a.png" }, { new ByteArrayContent(Pictures.Seven), "b", "b.png" } };
        var whole = await new MultipartFormDataContent("line") { { new ByteArrayContent(Pictures.Seven), "a", "a.png" } }.ReadAsByteArrayAsync();

        (await Answer.OfAsync(new MultipartFormDataContent { { new StringContent("7"), "digit" } })).AssertProblem(400, "bad_form", "no file");
        (await Answer.OfAsync(twice)).AssertProblem(400, "bad_form", "several files");
        (await Answer.OfAsync(whole, "multipart/form-data")).AssertProblem(400, "bad_form", "boundary");
        (await Answer.OfAsync(whole[..^60], "multipart/form-data; boundary=line")).AssertProblem(400, "bad_form", "cut short");
        (await Answer.OfAsync(whole, "multipart/form-data; boundary=other")).AssertProblem(400, "bad_form", "cut short");
        (await Answer.OfAsync(new MultipartFormDataContent { { new ByteArrayContent([]), "a", "a.png" } })).AssertProblem(400, "empty", "no picture");
    }

    [TestMethod]
    public async Task A_body_without_a_length_is_cut_off_at_the_limit()
    {
        using var endless = new SlowContent(Enumerable.Repeat(new byte[100_000], 30), TimeSpan.Zero);

        (await Answer.OfAsync(endless)).AssertProblem(413, "too_large", "1,048,576 bytes");
    }

    [TestMethod]
    public async Task A_body_that_takes_too_long_is_told_so()
    {
        await using var server = await OwnServer.StartAsync(SharedServer.Settings, ("Timeout", "00:00:00.3"));
        using var slow = new SlowContent([Pictures.Seven[..50], Pictures.Seven[50..]], TimeSpan.FromSeconds(1));

        var answer = await Answer.OfAsync(slow, server.Client);

        Assert.AreEqual(HttpStatusCode.GatewayTimeout, answer.Status, answer.Body);
        Assert.AreEqual("application/problem+json", answer.Type);
        Assert.Contains("digitweb_errors_total{reason=\"timeout\"} 1", await server.Client.GetStringAsync("/metrics"));
    }

    [TestMethod]
    public async Task Who_finds_the_queue_full_is_told_to_come_back()
    {
        await using var server = await OwnServer.StartAsync(SharedServer.Settings with { Engines = 1 }, ("QueueLength", "0"));
        var large = Pictures.Sheet("png", Pictures.Digits[0].Image, 80, 0, 0, 0, 255);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Answer.OfAsync(large, client: server.Client)));

        var busy = answers.Where(answer => answer.Status != HttpStatusCode.OK).ToList();
        Assert.IsNotEmpty(busy);
        Assert.IsLessThan(16, busy.Count);
        foreach (var answer in busy)
        {
            answer.AssertProblem(503, "busy", "Come back");
            Assert.AreEqual(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        }
    }

    [TestMethod]
    public async Task Limits_that_make_no_sense_stop_the_start() =>
        Assert.Contains("UploadBytes", (await Assert.ThrowsAsync<Exception>(() => OwnServer.StartAsync(SharedServer.Settings, ("UploadBytes", "0")))).Message);

    [TestMethod]
    public async Task Other_methods_paths_and_hosts_are_refused()
    {
        using var get = await SharedServer.Client.GetAsync("/api/predict");
        using var nowhere = await SharedServer.Client.GetAsync("/../etc/passwd");
        using var strange = new HttpRequestMessage(HttpMethod.Get, "/health") { Headers = { Host = "evil.example" } };
        using var rebound = await SharedServer.Client.SendAsync(strange);

        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, get.StatusCode);
        Assert.AreEqual(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.AreEqual("application/problem+json", nowhere.Content.Headers.ContentType?.MediaType);
        Assert.AreEqual(HttpStatusCode.BadRequest, rebound.StatusCode);
    }

    /// <summary>Sends its parts with a pause between them, and no length in front.</summary>
    private sealed class SlowContent(IEnumerable<byte[]> parts, TimeSpan pause) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var part in parts)
            {
                await stream.WriteAsync(part);
                await stream.FlushAsync();
                await Task.Delay(pause);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
