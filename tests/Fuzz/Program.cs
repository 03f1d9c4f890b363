// Gives mutated weights files to the readers and tells what they do not stand.
//   MLNetTorch.Fuzz [rounds] [seed] [folder for findings]     default: 100000 1 findings
//   MLNetTorch.Fuzz checkpoints [rounds] [seed] [folder for findings]     the same for checkpoints; default: 20000 1 findings
//   MLNetTorch.Fuzz pictures|archives [rounds] [seed] [folder for findings]     the same for pictures and for archives of data sets; default: 100000 1 findings
using System.Diagnostics;
using System.Globalization;
using MLNetTorch.Fuzz;

if (args is ["checkpoints", ..])
{
    return CheckpointRounds.Run(
        args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000,
        args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1,
        args.Length > 3 ? args[3] : "findings") == 0 ? 0 : 1;
}

if (args is ["pictures" or "archives", ..])
{
    var count = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000;
    var first = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;
    var found = args.Length > 3 ? args[3] : "findings";
    if (args[0] == "archives")
    {
        using var archives = new ArchiveTrial();
        var failed = ManyRounds.Run(args[0], count, first, found, archives.FileOf, archives.Run);
        Console.WriteLine($"{archives.Unpacked} unpacked, {archives.NotThere} without the file, {archives.Refused} refused");
        return failed == 0 ? 0 : 1;
    }

    using var pictures = new PictureTrial();
    var bad = ManyRounds.Run(args[0], count, first, found, pictures.FileOf, pictures.Run);
    foreach (var (reason, times) in pictures.Reasons.OrderByDescending(entry => entry.Value))
    {
        Console.WriteLine($"{times,8}  {reason}");
    }

    Console.WriteLine($"{pictures.Read} read, {pictures.Refused} refused");
    return bad == 0 ? 0 : 1;
}

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var randomSeed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var folder = args.Length > 2 ? args[2] : "findings";
var seeds = Seeds.All(Path.Combine(AppContext.BaseDirectory, "golden", "pth"));
using var trial = new Trial();
var findings = 0;
var slowest = TimeSpan.Zero;
for (var round = 0; round < rounds; round++)
{
    var file = Fuzzing.File(seeds, randomSeed, round);
    var start = Stopwatch.GetTimestamp();
    if (trial.Run(file) is { } fault)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, $"{randomSeed}-{round}.bin"), file);
        Console.WriteLine($"round {round}, from {seeds[round % seeds.Length].Name}: {fault}");
        findings++;
    }

    var elapsed = Stopwatch.GetElapsedTime(start);
    if (elapsed > slowest)
    {
        slowest = elapsed;
        Console.WriteLine($"round {round}, from {seeds[round % seeds.Length].Name}: slowest so far, {elapsed.TotalMilliseconds:F1} ms for {file.Length} bytes");
    }
}

foreach (var (reason, count) in trial.Reasons.OrderByDescending(entry => entry.Value))
{
    Console.WriteLine($"{count,8}  {reason}");
}

Console.WriteLine($"{rounds} files from {seeds.Length} seeds: {findings} findings; of the readings {trial.Read} succeeded and {trial.Refused} were refused; {trial.Loaded} files were loaded into the network");
Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20)} MiB");
return findings == 0 ? 0 : 1;
