namespace MLNetTorch.Samples.Web;

/// <summary>GET /metrics: requests, errors, latency, engines, queue, memory.</summary>
internal static class MetricsEndpoints
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", Write);

    private static IResult Write(PredictionMetrics metrics, ModelStore models)
    {
        var text = new PrometheusText();
        metrics.WriteTo(text);
        var model = models.Current;
        text.Gauge("digitweb_ready", "1 when the model is loaded.", model is null ? 0 : 1);
        text.Gauge("digitweb_engines", "Prediction engines there are.", model?.Engines ?? 0);
        text.Gauge("digitweb_engines_in_use", "Prediction engines at work.", model?.EnginesInUse ?? 0);
        text.Gauge("digitweb_queue_length", "Requests that wait for an engine.", model?.Waiting ?? 0);
        text.Gauge("process_resident_memory_bytes", "Memory of the process.", Environment.WorkingSet);
        return TypedResults.Text(text.ToString(), PrometheusText.ContentType);
    }
}
