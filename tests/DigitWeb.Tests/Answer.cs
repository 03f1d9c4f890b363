using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace MLNetTorch.Samples.Web.Tests;

/// <summary>What came back from /api/predict.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Type, string Body, HttpResponseHeaders Headers)
{
    public static Task<Answer> OfAsync(byte[] body, string contentType = "application/octet-stream", HttpClient? client = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return OfAsync(content, client);
    }

    public static async Task<Answer> OfAsync(HttpContent content, HttpClient? client = null)
    {
        using var answer = await (client ?? SharedServer.Client).PostAsync("/api/predict", content);
        return new Answer(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(), answer.Headers);
    }

    public Prediction Prediction
    {
        get
        {
            Assert.AreEqual(HttpStatusCode.OK, Status, Body);
            return JsonSerializer.Deserialize<Prediction>(Body, JsonSerializerOptions.Web)!;
        }
    }

    /// <summary>It is a problem of this kind, told to people and to programs, and nothing of the server's inside.</summary>
    public void AssertProblem(int status, string reason, string words)
    {
        Assert.AreEqual(status, (int)Status, Body);
        Assert.AreEqual("application/problem+json", Type);
        var problem = JsonDocument.Parse(Body).RootElement;
        Assert.AreEqual(reason, problem.GetProperty("reason").GetString());
        Assert.AreEqual(status, problem.GetProperty("status").GetInt32());
        Assert.Contains(words, problem.GetProperty("title").GetString() + problem.GetProperty("detail").GetString());
        AssertNothingOfTheInside(Body);
    }

    public static void AssertNothingOfTheInside(string body)
    {
        foreach (var trace in new[] { "   at ", "Exception", ".cs:", "stackTrace" })
            Assert.DoesNotContain(trace, body);
    }
}
