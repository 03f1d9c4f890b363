using System.Globalization;

namespace MLNetTorch.Transforms;

/// <summary>A bar on the terminal's error stream, one line a file; nothing where that is no terminal.</summary>
internal sealed class ConsoleProgressBar : IProgress<DownloadProgress>
{
    private const int Width = 30;
    private const double Megabyte = 1e6;

    private string? _shown;

    public void Report(DownloadProgress value)
    {
        if (Console.IsErrorRedirected)
            return;
        var line = Line(value);
        var ended = value.BytesReceived == value.BytesTotal;
        if (line != _shown)
            Console.Error.Write($"\r{line}{(ended ? Environment.NewLine : "")}");
        _shown = line;
    }

    /// <summary>One state of the bar.</summary>
    internal static string Line(DownloadProgress value)
    {
        var received = (value.BytesReceived / Megabyte).ToString("0.0", CultureInfo.InvariantCulture);
        if (value.BytesTotal is not > 0)
            return $"{value.File} from {value.Source}: {received} MB";
        var share = Math.Clamp((double)value.BytesReceived / value.BytesTotal.Value, 0, 1);
        var filled = (int)(share * Width);
        var total = (value.BytesTotal.Value / Megabyte).ToString("0.0", CultureInfo.InvariantCulture);
        return $"{value.File} from {value.Source} [{new string('#', filled)}{new string('.', Width - filled)}] {received}/{total} MB";
    }
}
