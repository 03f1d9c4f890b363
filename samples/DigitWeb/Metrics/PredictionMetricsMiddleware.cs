using System.Diagnostics;

namespace MLNetTorch.Samples.Web;

/// <summary>Measures every request for a prediction, whatever comes of it.</summary>
internal sealed class PredictionMetricsMiddleware(RequestDelegate next, PredictionMetrics metrics)
{
    private static readonly object ReasonKey = new();

    /// <summary>Notes why a request is refused.</summary>
    public static void NoteReason(HttpContext context, string reason) => context.Items[ReasonKey] = reason;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.Equals(PredictionEndpoints.Path, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        var start = Stopwatch.GetTimestamp();
        int? status = null;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        finally
        {
            // No answer came back: the client went away, or something failed that nobody thought of.
            status ??= context.RequestAborted.IsCancellationRequested
                ? StatusCodes.Status499ClientClosedRequest
                : StatusCodes.Status500InternalServerError;
            metrics.Count(status.Value, context.Items[ReasonKey] as string ?? ReasonOf(status.Value), Stopwatch.GetElapsedTime(start));
        }
    }

    private static string? ReasonOf(int status) => status switch
    {
        < 400 => null,
        StatusCodes.Status504GatewayTimeout => "timeout",
        StatusCodes.Status499ClientClosedRequest => "client_gone",
        >= 500 => "internal",
        _ => "bad_request",
    };
}
