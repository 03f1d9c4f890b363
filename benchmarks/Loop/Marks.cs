using System.Diagnostics;

namespace MLNetTorch.Benchmarks.Loop;

/// <summary>Notes the times at which epochs begin.</summary>
internal static class Marks
{
    private static readonly Dictionary<int, (long Clock, TimeSpan Processor)> Begun = [];

    /// <summary>Notes them.</summary>
    public static TrainingCallback Callback { get; } = Callbacks.On(onEpochBegin: at =>
    {
        using var process = Process.GetCurrentProcess();
        Begun[at.Epoch] = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
    });

    public static void Clear() => Begun.Clear();

    public static Spent Between(int first, int last)
        => new(Stopwatch.GetElapsedTime(Begun[first].Clock, Begun[last].Clock).TotalSeconds, (Begun[last].Processor - Begun[first].Processor).TotalSeconds);
}
