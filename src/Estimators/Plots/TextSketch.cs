using System.Globalization;
using OxyPlot;

namespace MLNetTorch.Estimators;

/// <summary>A curve drawn with letters, for a console or a log.</summary>
internal static class TextSketch
{
    private const int Width = 64;
    private const int Height = 12;

    /// <summary>The curve with the bounds of both axes. Points that are not finite are left out.</summary>
    public static string Of(IEnumerable<DataPoint> points, bool logarithmicX = false)
    {
        var all = points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y)).ToList();
        if (all.Count == 0)
            return "(no finite points)";
        var x = new Scale(all.Select(point => point.X), logarithmicX);
        var y = new Scale(all.Select(point => point.Y), isLogarithmic: false);
        var rows = Enumerable.Range(0, Height).Select(_ => new string(' ', Width).ToCharArray()).ToArray();
        foreach (var point in all)
            rows[Height - 1 - y.Place(point.Y, Height)][x.Place(point.X, Width)] = '*';
        return Frame(rows, x, y);
    }

    private static string Frame(char[][] rows, Scale x, Scale y)
    {
        var (top, bottom) = (Number(y.Highest), Number(y.Lowest));
        var margin = Math.Max(top.Length, bottom.Length);
        var lines = rows.Select((row, index) =>
            $"{(index == 0 ? top : index == Height - 1 ? bottom : "").PadLeft(margin)} |{new string(row)}".TrimEnd());
        var (left, right) = (Number(x.Lowest), Number(x.Highest));
        string[] foot = [$"{new string(' ', margin)} +{new string('-', Width)}",
            new string(' ', margin + 2) + left + right.PadLeft(Width - left.Length)];
        return string.Join(Environment.NewLine, lines.Concat(foot));
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private sealed class Scale(IEnumerable<double> values, bool isLogarithmic)
    {
        public double Lowest { get; } = values.Min();

        public double Highest { get; } = values.Max();

        public int Place(double value, int places)
        {
            var (low, high) = (Position(Lowest), Position(Highest));
            return high > low ? (int)Math.Round((Position(value) - low) / (high - low) * (places - 1)) : places / 2;
        }

        private double Position(double value) => isLogarithmic ? Math.Log(value) : value;
    }
}
