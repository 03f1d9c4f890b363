using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MLNetTorch.Samples.Web.Tests;

[TestClass]
public sealed class ServerTests
{
    [TestMethod]
    public void Before_the_model_is_there_it_says_so()
    {
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, SharedServer.BeforeReady.Health);
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, SharedServer.BeforeReady.Predict);
        Assert.Contains("not_ready", SharedServer.BeforeReady.Body);
    }

    [TestMethod]
    public async Task Then_it_is_healthy() => Assert.AreEqual("Healthy", await SharedServer.Client.GetStringAsync("/health"));

    [TestMethod]
    public async Task It_stops_in_the_middle_of_a_training()
    {
        var model = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");
        await using (await OwnServer.StartAsync(SharedServer.Settings with { Model = model, Quick = false }))
            await Task.Delay(500);

        Assert.IsEmpty(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(model) + "*"));
    }

    [TestMethod]
    [DataRow("broken")]
    [DataRow("other")]
    public async Task A_model_that_reads_no_digits_ends_the_program(string kind)
    {
        var model = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.zip");
        if (kind == "broken")
            File.WriteAllText(model, "This is no zip.");
        else
            Other.SaveColors(model);
        var app = WebServer.Build(SharedServer.Settings with { Model = model });
        await using (app)
        {
            await app.StartAsync();
            await app.WaitForShutdownAsync().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.IsTrue(app.Services.GetRequiredService<ModelStore>().Failed);
        }
        File.Delete(model);
    }

    [TestMethod]
    [DataRow("Production")]
    [DataRow("Development")]
    public async Task A_fault_of_the_server_tells_nothing_of_its_inside(string environment)
    {
        await using var app = WebServer.Build(SharedServer.Settings);
        app.Environment.EnvironmentName = environment;
        app.MapGet("/fault", string () => throw new InvalidOperationException("The password is secret."));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(WebServer.AddressOf(app)) };

        using var answer = await client.GetAsync("/fault");
        var body = await answer.Content.ReadAsStringAsync();

        Assert.AreEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.AreEqual("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("secret", body);
        Answer.AssertNothingOfTheInside(body);
    }

    [TestMethod]
    [DataRow("/", "text/html", "<canvas id=\"pad\"")]
    [DataRow("/page.css", "text/css", "prefers-reduced-motion")]
    [DataRow("/page.js", "text/javascript", "api/predict")]
    public async Task The_page_is_served_and_needs_nothing_else(string path, string type, string words)
    {
        using var answer = await SharedServer.Client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var same = await SharedServer.Client.SendAsync(again);

        Assert.AreEqual(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(words, text);
        Assert.DoesNotContain("http://", text);
        Assert.DoesNotContain("https://", text);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.AreEqual("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.AreEqual(HttpStatusCode.NotModified, same.StatusCode);
    }

    [TestMethod]
    public async Task Metrics_count_requests_errors_and_time()
    {
        await using var server = await OwnServer.StartAsync(SharedServer.Settings with { Engines = 2 });
        for (var i = 0; i < 3; i++)
            await Answer.OfAsync(Pictures.Seven, client: server.Client);
        await Answer.OfAsync("x"u8.ToArray(), client: server.Client);
        await Answer.OfAsync(new byte[2 << 20], client: server.Client);
        await server.Client.GetAsync("/api/predict");

        var lines = (await server.Client.GetStringAsync("/metrics")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        foreach (var line in new[]
        {
            "digitweb_requests_total{status=\"200\"} 3", "digitweb_requests_total{status=\"405\"} 1", "digitweb_requests_total{status=\"413\"} 1",
            "digitweb_requests_total{status=\"415\"} 1", "digitweb_errors_total{reason=\"unsupported_type\"} 1", "digitweb_errors_total{reason=\"too_large\"} 1",
            "digitweb_errors_total{reason=\"bad_request\"} 1", "digitweb_request_duration_seconds_bucket{le=\"+Inf\"} 6", "digitweb_request_duration_seconds_count 6",
            "digitweb_ready 1", "digitweb_engines 2", "digitweb_engines_in_use 0", "digitweb_queue_length 0",
        })
            Assert.Contains(line, lines);
        foreach (var line in lines)
            Assert.MatchesRegex(@"^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+=""[^""]*""\})? [0-9.E+-]+)$", line);
        var buckets = lines.Where(line => line.Contains("_bucket")).Select(line => double.Parse(line.Split(' ')[1])).ToArray();
        CollectionAssert.AreEqual(buckets.Order().ToArray(), buckets);
    }
}
