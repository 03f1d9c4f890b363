using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace MLNetTorch.Samples.Web.Tests;

/// <summary>A server of a test's own, with limits of its own.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private OwnServer(WebApplication app)
    {
        App = app;
        Client = new HttpClient { BaseAddress = new Uri(WebServer.AddressOf(app)) };
    }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    public static async Task<OwnServer> StartAsync(Settings settings, params (string Name, string Value)[] limits)
    {
        var app = WebServer.Build(settings);
        foreach (var (name, value) in limits)
            app.Configuration[$"Limits:{name}"] = value;
        await app.StartAsync();
        var server = new OwnServer(app);
        if (File.Exists(settings.Model))
            await SharedServer.BecomesReadyAsync(server.Client, app.Services.GetRequiredService<ModelStore>());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }
}
