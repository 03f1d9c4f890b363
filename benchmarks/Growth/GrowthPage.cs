using System.Globalization;
using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Growth;

/// <summary>The pictures, and how much each line grows over its last step, in words.</summary>
internal static class GrowthPage
{
    public static string Of(IEnumerable<GrowthResult> results) => string.Join("\n\n", results.Select(Section));

    private static string Section(GrowthResult result)
        => $"**{result.Title}**\n\n![Time by {result.XTitle}](growth-{result.Name}-time.svg) ![Memory by {result.XTitle}](growth-{result.Name}-memory.svg)\n\n"
            + $"| {result.XTitle} | {string.Join(" | ", result.Lines.Select(line => $"{line.Name}, ms | MiB"))} |\n"
            + $"|---|{string.Concat(result.Lines.Select(_ => "---|---|"))}\n"
            + string.Join('\n', result.Lines[0].Points.Select(point => Row(result, point.Size)))
            + "\n\n" + string.Join('\n', result.Lines.Select(line => Growth(result, line)));

    private static string Row(GrowthResult result, long size)
        => string.Create(CultureInfo.InvariantCulture, $"| {size:N0} | {string.Join(" | ", result.Lines.Select(line => Cells(line, size)))} |");

    private static string Cells(MeasuredLine line, long size)
        => line.Points.FirstOrDefault(point => point.Size == size) is { } point
            ? $"{Summary.Number(point.Milliseconds)} | {Summary.Number(Math.Round(point.PeakMiB))}"
            : " | ";

    // From the largest size but one to the largest: below it the start of each piece of work hides what grows.
    private static string Growth(GrowthResult result, MeasuredLine line)
    {
        var (from, to) = (line.Points[^2], line.Points[^1]);
        return string.Create(CultureInfo.InvariantCulture,
            $"- {line.Name}: {(double)to.Size / from.Size:0.#} times the {result.XTitle} ({from.Size:N0} to {to.Size:N0}) take ")
            + $"{Summary.Number(to.Milliseconds / from.Milliseconds)} times the time and {Summary.Number(to.PeakMiB / from.PeakMiB)} times the memory.";
    }
}
