using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace MLNetTorch.Samples.Web.Tests;

/// <summary>
/// One server for the tests that only ask, started by the first of them: it begins without a model file, so that it trains a small model, as a
/// user's would.
/// </summary>
internal sealed class SharedServer
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("digit-web-");
    private static readonly Lazy<SharedServer> Started = new(() => StartAsync().GetAwaiter().GetResult());

    private readonly Settings _settings;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private SharedServer(Settings settings, WebApplication app)
    {
        (_settings, _app) = (settings, app);
        _client = new HttpClient { BaseAddress = new Uri(WebServer.AddressOf(app)) };
        // The cleanup of the assembly is taken: the golden values are counted there.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
    }

    public static HttpClient Client => Started.Value._client;

    public static string Address => Client.BaseAddress!.ToString();

    /// <summary>What the first questions were answered, while the model was still being trained.</summary>
    public static (HttpStatusCode Health, HttpStatusCode Predict, string Body) BeforeReady => Started.Value.Before;

    /// <summary>Settings for another server with the same model, which is there from here on.</summary>
    public static Settings Settings => Started.Value._settings;

    private (HttpStatusCode Health, HttpStatusCode Predict, string Body) Before { get; set; }

    /// <summary>Waits until a server has its model.</summary>
    public static async Task BecomesReadyAsync(HttpClient client, ModelStore models)
    {
        for (var left = 600; left > 0; left--, await Task.Delay(100))
        {
            using var health = await client.GetAsync("/health");
            if (health.StatusCode == HttpStatusCode.OK)
                return;
            Assert.IsFalse(models.Failed, "The model cannot be served.");
        }
        Assert.Fail("The model was not there after a minute.");
    }

    private static async Task<SharedServer> StartAsync()
    {
        var settings = new Settings { Port = 0, Quick = true, Engines = 4, Model = Path.Combine(Folder.FullName, "digits.zip"), DataFolder = Checkout.MnistFolder };
        var app = WebServer.Build(settings);
        await app.StartAsync();
        var server = new SharedServer(settings, app);
        using var health = await server._client.GetAsync("/health");
        using var predict = await server._client.PostAsync("/api/predict", new ByteArrayContent(Pictures.Seven));
        server.Before = (health.StatusCode, predict.StatusCode, await predict.Content.ReadAsStringAsync());
        await BecomesReadyAsync(server._client, server._app.Services.GetRequiredService<ModelStore>());
        return server;
    }

    private void Stop()
    {
        _client.Dispose();
        _app.DisposeAsync().AsTask().Wait();
        Folder.Delete(recursive: true);
    }
}
