using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MLNetTorch.Samples.Web;

/// <summary>Healthy as soon as pictures can be read.</summary>
internal sealed class ModelHealth(ModelStore models) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(models.Current is null ? HealthCheckResult.Unhealthy("The model is not loaded yet.") : HealthCheckResult.Healthy());
}
