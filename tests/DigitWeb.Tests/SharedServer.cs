using System.Net;
using Microsoft.AspNetCore.Builder;

namespace MLNetTorch.Samples.Web.Tests;

/// <summary>One server for the tests that only ask: it begins without a model file, so that it trains a small model first, as a user's would.</summary>
[TestClass]
public static class SharedServer
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("digit-web-");
    private static WebApplication? app;

    public static HttpClient Client { get; private set; } = null!;

    public static string Address => Client.BaseAddress!.ToString();

    /// <summary>What the first questions were answered, while the model was still being trained.</summary>
    public static (HttpStatusCode Health, HttpStatusCode Predict, string Body) BeforeReady { get; private set; }

    /// <summary>Settings for another server with the same model.</summary>
    internal static Settings Settings => new()
    {
        Port = 0,
        Quick = true,
        Engines = 4,
        Model = Path.Combine(Folder.FullName, "digits.zip"),
        DataFolder = Checkout.MnistFolder,
    };

    [AssemblyInitialize]
    public static async Task StartAsync(TestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        app = WebServer.Build(Settings);
        // The cleanup of the assembly is taken: the golden values are counted there.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        await app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(WebServer.AddressOf(app)) };
        using var health = await Client.GetAsync("/health");
        using var predict = await Client.PostAsync("/api/predict", new ByteArrayContent(Pictures.Seven));
        BeforeReady = (health.StatusCode, predict.StatusCode, await predict.Content.ReadAsStringAsync());
        await BecomesReadyAsync(Client);
    }

    private static void Stop()
    {
        Client.Dispose();
        app!.DisposeAsync().AsTask().Wait();
        Folder.Delete(recursive: true);
    }

    internal static async Task BecomesReadyAsync(HttpClient client)
    {
        for (var left = 600; left > 0; left--, await Task.Delay(100))
        {
            using var health = await client.GetAsync("/health");
            if (health.StatusCode == HttpStatusCode.OK)
                return;
        }
        Assert.Fail("The model was not there after a minute.");
    }
}
