using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace MLNetTorch.Samples.Web;

/// <summary>Puts the parts together: services, the order of the middleware, the endpoints.</summary>
internal static class WebServer
{
    /// <summary>Bodies up to here are read to their end before they are refused, so that the client gets to see the answer.</summary>
    private const long LargestBody = 64 << 20;

    /// <summary>Serves until it is told to stop.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Settings settings, CancellationToken stop)
    {
        await using var app = Build(settings);
        await app.StartAsync(stop);
        Console.WriteLine($"DigitWeb listens on {AddressOf(app)}");
        await app.WaitForShutdownAsync(stop);
        return app.Services.GetRequiredService<ModelStore>().Failed ? 1 : 0;
    }

    /// <summary>The server, not yet started.</summary>
    public static WebApplication Build(Settings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, settings.Port);
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.AddServerHeader = false;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // It would report every question that comes before the model is there.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        AddServices(builder.Services, builder.Configuration, settings);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseHostFiltering();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<PredictionMetricsMiddleware>();
        app.UseRequestTimeouts();
        app.MapPage();
        app.MapPrediction();
        app.MapMetrics();
        app.MapHealthChecks("/health");
        return app;
    }

    /// <summary>Where a started server listens, with the port that it was given.</summary>
    public static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private static void AddServices(IServiceCollection services, ConfigurationManager configuration, Settings settings)
    {
        services.AddOptions<RequestLimits>().Bind(configuration.GetSection("Limits")).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostFiltering(hosts => hosts.AllowedHosts = ["127.0.0.1", "localhost"]);
        services.AddRequestTimeouts();
        services.AddOptions<Microsoft.AspNetCore.Http.Timeouts.RequestTimeoutOptions>().Configure<IOptions<RequestLimits>>(
            (timeouts, limits) => timeouts.DefaultPolicy = new() { Timeout = limits.Value.Timeout });
        services.AddProblemDetails();
        services.AddHealthChecks().AddCheck<ModelHealth>("model");
        services.AddSingleton(settings);
        services.AddSingleton<ModelStore>();
        services.AddSingleton<PredictionMetrics>();
        services.AddHostedService<ModelLoader>();
    }
}
