namespace MLNetTorch.Samples.Web;

/// <summary>How many requests took how long, in Prometheus' form: counts up to each bound, sum and count. For any number of threads.</summary>
internal sealed class LatencyHistogram
{
    /// <summary>Upper bounds of the buckets in seconds; one more has the rest.</summary>
    public static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly long[] counts = new long[Bounds.Length + 1];
    private long ticks;

    public void Observe(TimeSpan duration)
    {
        var bucket = Array.FindIndex(Bounds, bound => duration.TotalSeconds <= bound);
        Interlocked.Increment(ref counts[bucket < 0 ? Bounds.Length : bucket]);
        Interlocked.Add(ref ticks, duration.Ticks);
    }

    public void WriteTo(PrometheusText text, string name, string help)
    {
        text.Describe(name, "histogram", help);
        var below = 0L;
        for (var i = 0; i < Bounds.Length; i++)
        {
            below += Volatile.Read(ref counts[i]);
            text.Sample($"{name}_bucket", below, ("le", PrometheusText.Number(Bounds[i])));
        }

        below += Volatile.Read(ref counts[^1]);
        text.Sample($"{name}_bucket", below, ("le", "+Inf"));
        text.Sample($"{name}_sum", TimeSpan.FromTicks(Volatile.Read(ref ticks)).TotalSeconds);
        text.Sample($"{name}_count", below);
    }
}
