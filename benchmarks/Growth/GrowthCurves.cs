using MLNetTorch.Benchmarks.Harness;
using MLNetTorch.Benchmarks.Training;

namespace MLNetTorch.Benchmarks.Growth;

/// <summary>
/// Time and memory against rows, classes, image size and network size: each point in a process of its own, on one thread, whose time other programs
/// on the machine disturb least.
/// </summary>
internal static class GrowthCurves
{
    /// <summary>Measures all pictures, or one by its name.</summary>
    public static int Run(string? only)
    {
        List<GrowthResult> results = [];
        foreach (var picture in GrowthPicture.All.Where(each => only is null || only == each.Name))
            results.Add(new(picture.Name, picture.Title, picture.XTitle, [.. picture.Lines.Select((line, i) => Measured(picture, line, i))]));
        if (only is null)
        {
            results.ForEach(GrowthPlot.Write);
            ResultFile.Write("growth", results);
            PerformancePage.Put("growth", GrowthPage.Of(results));
        }
        return 0;
    }

    /// <summary>One point, as JSON: what the suite starts.</summary>
    public static void Measure(string picture, int line, long size)
    {
        var milliseconds = GrowthPicture.Measure(picture, line, size);
        Console.WriteLine(new GrowthPoint(size, milliseconds, PeakMemory.MiB()).ToJson());
    }

    private static MeasuredLine Measured(GrowthPicture picture, GrowthLine line, int index)
    {
        List<GrowthPoint> points = [];
        foreach (var size in line.Sizes)
        {
            points.Add(GrowthPoint.FromJson(WholeProcess.Run(Contender.Ours(line.Name, 1, "growth-point", picture.Name, $"{index}", $"{size}")).Output));
            Console.WriteLine($"{picture.Name,-10} {line.Name,-26} {size,12:N0}  {points[^1].Milliseconds,12:F2} ms  {points[^1].PeakMiB,7:F0} MiB");
        }
        return new(line.Name, points);
    }
}
