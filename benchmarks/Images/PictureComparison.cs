using System.Diagnostics;
using MLNetTorch.Benchmarks.Training;

namespace MLNetTorch.Benchmarks.Images;

/// <summary>
/// 10,000 JPEG files of 500 × 375 pixels, decoded, scaled to 224 × 224 and normalised: ours and torchvision's processes in turn, each on the
/// same two cores, the files in the system's cache.
/// </summary>
internal static class PictureComparison
{
    private const string Cores = "0,1";
    private const int Classes = 10;

    public static int Run(int rounds, int files)
    {
        var folder = Directory.CreateTempSubdirectory("pictures").FullName;
        try
        {
            Console.WriteLine($"{files} files of 500 x 375 pixels: {Python("make", folder, $"{Classes}", $"{files / Classes}", "500", "375").Trim()}");
            List<PictureMeasurement> ours = [], theirs = [];
            for (var round = 1; round <= rounds; round++)
            {
                ours.Add(Told("ours", round, Output("dotnet", typeof(PictureComparison).Assembly.Location, "picture-run", folder, "224", "1")));
                theirs.Add(Told("DataLoader", round, Python("read", folder, "2")));
                if (Math.Abs(ours[^1].Mean - theirs[^1].Mean) > 0.02 || ours[^1].Images != theirs[^1].Images)
                    throw new InvalidDataException($"Both read the same files, but not the same pixels: {ours[^1]}, {theirs[^1]}.");
            }

            var (own, other) = (Statistics.Median(ours.Select(each => each.PerSecond)), Statistics.Median(theirs.Select(each => each.PerSecond)));
            Console.WriteLine($"median: ours {own:F0} images/s, DataLoader {other:F0} images/s, ratio {own / other:F2}");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>
    /// Peak memory by rows: up to a million of them, ten thousand small files under the names of as many classes as it takes; then the same files again and again.
    /// </summary>
    public static int RunMemory()
    {
        var folder = Directory.CreateTempSubdirectory("pictures").FullName;
        try
        {
            Python("make", Path.Combine(folder, "files"), "1", "10000", "32", "32");
            foreach (var classes in new[] { 1, 10, 100 })
            {
                var linked = Directory.CreateDirectory(Path.Combine(folder, $"{classes}")).FullName;
                for (var each = 0; each < classes; each++)
                    Directory.CreateSymbolicLink(Path.Combine(linked, $"class{each:000}"), Path.Combine(folder, "files", "class0"));
                Told("ours", 1, Output("dotnet", typeof(PictureComparison).Assembly.Location, "picture-run", linked, "32", "1"));
            }

            foreach (var passes in new[] { 10, 100, 400 })
                Told($"{passes} times", 1, Output("dotnet", typeof(PictureComparison).Assembly.Location, "picture-run", Path.Combine(folder, "1"), "32", $"{passes}"));

            return 0;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static PictureMeasurement Told(string side, int round, string json)
    {
        var measured = PictureMeasurement.FromJson(json);
        var memory = measured.PeakMiB > 0 ? $"  peak {measured.PeakMiB:F0} MiB" : "";
        Console.WriteLine($"round {round}  {side,-10} {measured.Images,9:N0} images  {measured.Seconds,7:F1} s  {measured.PerSecond,7:F0} images/s{memory}");
        return measured;
    }

    private static string Python(params string[] arguments) =>
        Output("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "peers", "pictures.py"), .. arguments]);

    private static string Output(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("taskset", ["-c", Cores, program, .. arguments]) { RedirectStandardOutput = true };

        // Both sides work on whole pictures in two threads or processes: threads within one picture would only get in their way.
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' failed with exit code {process.ExitCode}.");
    }
}
