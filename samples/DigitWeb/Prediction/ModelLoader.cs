using Microsoft.Extensions.Options;

namespace MLNetTorch.Samples.Web;

/// <summary>Loads the model while the server already answers that it is not ready; trains it first where there is none.</summary>
internal sealed class ModelLoader(
    Settings settings, IOptions<RequestLimits> limits, ModelStore store, IHostApplicationLifetime lifetime, ILogger<ModelLoader> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            store.Current = await Task.Run(() => Load(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception fault)
        {
            // Without a model there is nothing to serve. The reason goes to the log, never to a client.
            log.LogCritical("The model cannot be served: {Fault}", fault.Message);
            store.Failed = true;
            lifetime.StopApplication();
        }
    }

    private async Task StartedAsync(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    private ServedModel Load(CancellationToken stop)
    {
        if (!File.Exists(settings.Model))
        {
            DigitWeb.TrainAndSave(settings, Console.Out, stop);
        }

        return ServedModel.Load(settings.Model, settings.Engines, limits.Value.QueueLength);
    }
}
