using System.Diagnostics;
using System.Text.Json;
using MLNetTorch.Benchmarks.Training;
using TorchSharp;

namespace MLNetTorch.Benchmarks.Harness;

/// <summary>
/// The measured side of a contest: it shows its check, then waits for a number of steps, runs them, tells how long they took, and waits again. A
/// workload calls <see cref="Step"/> after each step; a negative number of steps ends it.
/// </summary>
internal sealed class Gate
{
    private long _left;
    private long _from;
    private TimeSpan _processor;

    /// <summary>Whether the contest is over: the workload should come to its end.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Shows numbers that the other side must have too, and waits for the first steps.</summary>
    public void Open(params double[] check)
    {
        Console.WriteLine(JsonSerializer.Serialize(new { check }));
        Wait();
    }

    /// <summary>A step is done.</summary>
    public void Step()
    {
        if (--_left > 0 || IsOver)
            return;
        Tell();
        Wait();
    }

    /// <summary>Runs a step again and again until the contest is over.</summary>
    public static void Run(double[] check, Action step)
    {
        var gate = new Gate();
        gate.Open(check);
        while (!gate.IsOver)
        {
            step();
            gate.Step();
        }
    }

    private void Tell()
    {
        var seconds = Stopwatch.GetElapsedTime(_from).TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new { seconds, processor = (Environment.CpuUsage.TotalTime - _processor).TotalSeconds }));
    }

    private void Wait()
    {
        _left = long.Parse(Console.ReadLine() ?? "-1");
        if (_left < 0)
        {
            IsOver = true;
            Console.WriteLine(JsonSerializer.Serialize(new { peak_mib = PeakMemory.MiB(), threads = torch.get_num_threads() }));
            return;
        }
        _processor = Environment.CpuUsage.TotalTime;
        _from = Stopwatch.GetTimestamp();
    }
}
