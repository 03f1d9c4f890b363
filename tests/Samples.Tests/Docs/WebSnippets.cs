using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.ML;
using TorchSharp;

namespace MLNetTorch.Samples.Tests.Docs;

/// <summary>The code of docs/web.md, compiled.</summary>
internal static class WebSnippets
{
    public static async Task<float[]> Pool(CancellationToken stop)
    {
        #region pool
        var ml = new MLContext();
        var model = ml.Torch().LoadModel("model.zip", out _);
        using var pool = ml.Torch().CreatePredictionPool<ModelInput, ModelOutput>(model, new PredictionPoolOptions
        {
            Capacity = 4,                                                   // rows scored at once; default: the number of cores
            QueueLimit = 100,                                               // callers that may wait; default: any number
            OwnsModel = true,                                               // Dispose frees the network too
        });
        var output = await pool.PredictAsync(new ModelInput { Size = 2 }, stop);
        #endregion
        return output.Score;
    }

    public static WebApplication Server()
    {
        #region server
        torch.set_num_threads(1);                                           // the engines keep the cores busy
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1 << 20);
        builder.Services.AddProblemDetails();
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromSeconds(10) });
        builder.Services.AddSingleton(services =>
        {
            var ml = new MLContext();
            var options = new PredictionPoolOptions { QueueLimit = 100, OwnsModel = true };
            return ml.Torch().CreatePredictionPool<ModelInput, ModelOutput>(ml.Torch().LoadModel("model.zip", out _), options);
        });
        builder.Services.AddHealthChecks().AddCheck<PoolHealth>("model");

        var app = builder.Build();
        app.UseExceptionHandler();                                          // no stack trace ever leaves the server
        app.UseRequestTimeouts();
        app.MapHealthChecks("/health");
        app.MapPost("/predict", async (ModelInput input, PredictionPool<ModelInput, ModelOutput> pool, CancellationToken stop) =>
        {
            try
            {
                return Results.Ok(await pool.PredictAsync(input, stop));
            }
            catch (PredictionPoolFullException)
            {
                return Results.Problem("Come back in a second.", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
        app.MapGet("/metrics", (PredictionPool<ModelInput, ModelOutput> pool) =>
            $"engines_in_use {pool.InUse}\nqueue_length {pool.Waiting}\n");
        #endregion
        return app;
    }

    #region health
    internal sealed class PoolHealth(PredictionPool<ModelInput, ModelOutput> pool) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(pool.Waiting < 50 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{pool.Waiting} requests wait."));
    }
    #endregion

    internal sealed class ModelInput
    {
        public float Size { get; set; }
    }

    internal sealed class ModelOutput
    {
        public float[] Score { get; set; } = [];
    }
}
