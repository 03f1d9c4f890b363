using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MLNetTorch.Benchmarks.Harness;

/// <summary>A contender's process, which waits between two blocks of steps.</summary>
internal sealed class RunningSide : IDisposable
{
    private readonly Process _process;

    public RunningSide(Contender contender)
    {
        Contender = contender;
        _process = Process.Start(contender.StartInfo())!;
        Check = [.. Answer()["check"]!.AsArray().Select(number => (double)number!)];
    }

    public Contender Contender { get; }

    /// <summary>Numbers that all sides must have computed alike.</summary>
    public IReadOnlyList<double> Check { get; }

    /// <summary>The most memory that the process had; known after <see cref="Close"/>.</summary>
    public double PeakMiB { get; private set; }

    /// <summary>The threads that it used; known after <see cref="Close"/>.</summary>
    public int Threads { get; private set; }

    /// <summary>Runs steps.</summary>
    /// <returns>The seconds of one.</returns>
    public double SecondsPerStep(int steps)
    {
        _process.StandardInput.WriteLine(steps);
        return (double)Answer()["seconds"]! / steps;
    }

    public void Close()
    {
        _process.StandardInput.WriteLine(-1);
        var last = Answer();
        (PeakMiB, Threads) = ((double)last["peak_mib"]!, (int)last["threads"]!);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private JsonObject Answer()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith('{'))
                return JsonNode.Parse(line)!.AsObject();
        }
        throw new InvalidOperationException($"'{Contender.Name}' ended without an answer: {Contender.Program} {string.Join(' ', Contender.Arguments)}");
    }
}
