using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>
/// Shows a training in the console: one line that renews itself, and one that stays for each finished epoch. Where the output
/// goes to a file or a pipe, plain lines instead: each epoch's end, and one now and then within a long epoch.
/// </summary>
public sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LogPause = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly TextWriter _output;
    private readonly TimeProvider _clock;
    private readonly bool _live;
    private long _lastWritten;
    private int _width;

    /// <summary>Writes to the console.</summary>
    public ConsoleProgress()
        : this(Console.Out, TimeProvider.System, Console.IsOutputRedirected)
    {
    }

    /// <summary>Writes to any output.</summary>
    /// <param name="output">Where the lines go; not closed.</param>
    /// <param name="clock">The time, for the pauses between two lines.</param>
    /// <param name="isRedirected">True for plain lines, false for a line that renews itself.</param>
    public ConsoleProgress(TextWriter output, TimeProvider clock, bool isRedirected)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(clock);
        (_output, _clock, _live) = (output, clock, !isRedirected);
        _lastWritten = clock.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        lock (_gate)
        {
            if (value.EpochFinished)
                WriteLine(ProgressLine.Finished(value));
            else if (_clock.GetElapsedTime(_lastWritten) >= (_live ? Redraw : LogPause))
                Write(ProgressLine.Running(value));
        }
    }

    private void Write(string line)
    {
        if (_live)
            Renew(line);
        else
            _output.WriteLine(line);
        Written();
    }

    private void WriteLine(string line)
    {
        if (_live)
            Renew(line);
        else
            _output.Write(line);
        _output.WriteLine();
        _width = 0;
        Written();
    }

    // Blanks wipe out what a longer line before has left.
    private void Renew(string line)
    {
        _output.Write($"\r{line.PadRight(_width)}");
        _width = line.Length;
    }

    private void Written()
    {
        _output.Flush();
        _lastWritten = _clock.GetTimestamp();
    }
}
