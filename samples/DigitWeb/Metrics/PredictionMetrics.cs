using System.Collections.Concurrent;

namespace MLNetTorch.Samples.Web;

/// <summary>What is counted about predictions.</summary>
internal sealed class PredictionMetrics
{
    private readonly ConcurrentDictionary<int, Counter> requests = new();
    private readonly ConcurrentDictionary<string, Counter> errors = new();
    private readonly LatencyHistogram latency = new();

    /// <summary>Counts an answered request.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="error">Why there is no prediction; null if there is one. One of a fixed set of words: never something that a client sent.</param>
    /// <param name="duration">From the request's head to the answer's end.</param>
    public void Count(int status, string? error, TimeSpan duration)
    {
        requests.GetOrAdd(status, _ => new Counter()).Add();
        if (error is not null)
        {
            errors.GetOrAdd(error, _ => new Counter()).Add();
        }

        latency.Observe(duration);
    }

    public void WriteTo(PrometheusText text)
    {
        text.Describe("digitweb_requests_total", "counter", "Requests for a prediction, by status.");
        foreach (var (status, counter) in requests.OrderBy(pair => pair.Key))
        {
            text.Sample("digitweb_requests_total", counter.Value, ("status", $"{status}"));
        }

        text.Describe("digitweb_errors_total", "counter", "Requests that got no prediction, by reason.");
        foreach (var (reason, counter) in errors.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Sample("digitweb_errors_total", counter.Value, ("reason", reason));
        }

        latency.WriteTo(text, "digitweb_request_duration_seconds", "Time from the head of a request for a prediction to the end of its answer.");
    }

    private sealed class Counter
    {
        private long value;

        public long Value => Volatile.Read(ref value);

        public void Add() => Interlocked.Increment(ref value);
    }
}
