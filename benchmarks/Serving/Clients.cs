using System.Diagnostics;
using MLNetTorch.Benchmarks.Training;

namespace MLNetTorch.Benchmarks.Serving;

/// <summary>Sixteen clients, each with a connection of its own, that ask as soon as they have their answer.</summary>
internal static class Clients
{
    private const int Count = 16;

    /// <summary>Posts so many pictures.</summary>
    /// <returns>Requests a second, and the milliseconds that half and 99 of 100 requests took at most.</returns>
    public static async Task<Load> PostAsync(Uri server, byte[][] pictures, int requests)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Count }) { BaseAddress = server };
        var milliseconds = new double[requests];
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, requests, new ParallelOptions { MaxDegreeOfParallelism = Count }, async (i, stop) =>
        {
            var sent = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsync("/api/predict", new ByteArrayContent(pictures[i % pictures.Length]), stop);
            answer.EnsureSuccessStatusCode();
            await answer.Content.LoadIntoBufferAsync(stop);
            milliseconds[i] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
        });
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.Sort(milliseconds);
        return new Load(requests / seconds, Statistics.Median(milliseconds), milliseconds[(int)(requests * 0.99)]);
    }
}

/// <summary>How a server bore its clients.</summary>
internal readonly record struct Load(double RequestsPerSecond, double Median, double Percentile99);
