using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using MLNetTorch.CrashingRun;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A process that trains is killed again and again, at moments that nobody chose.</summary>
[TestClass]
public sealed partial class KilledTrainingTests
{
    private const int Kills = 20;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Killed_twenty_times_it_ends_with_the_weights_of_one_that_never_was()
    {
        var seed = Environment.TickCount;
        TestContext.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        LongTraining.Run(folder["whole"], _ => { });

        var random = new Random(seed);
        var killed = folder["killed"];
        Directory.CreateDirectory(killed);
        var steps = new List<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            Kill(killed, random, steps);
            AssertWhole(Path.Combine(killed, "checkpoints"));
        }
        Finish(killed);

        TestContext.WriteLine($"killed after the steps {string.Join(", ", steps)}");
        Assert.IsGreaterThan(10, steps.Distinct().Count(), "the kills have to be spread over the training");
        CollectionAssert.AreEqual(File.ReadAllBytes(folder["whole/weights.safetensors"]), File.ReadAllBytes(folder["killed/weights.safetensors"]));
        foreach (var file in new[] { "history.csv", "log.csv", "log.jsonl" })
            Assert.AreEqual(WithoutTime(folder[$"whole/{file}"]), WithoutTime(folder[$"killed/{file}"]), file);
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(killed, "checkpoints"), "*.tmp"));
    }

    // Mostly after some steps and a bit, so within anything that a step does; now and then while it starts or reads its checkpoint.
    private static void Kill(string folder, Random random, List<int> steps)
    {
        using var process = Start(folder);
        var last = 0;
        if (random.Next(6) == 0)
        {
            Thread.Sleep(random.Next(600));
        }
        else
        {
            var wanted = random.Next(1, 11);
            for (var seen = 0; seen < wanted && process.StandardOutput.ReadLine() is { } line;)
            {
                AssertSound(line);
                if (!line.StartsWith("step ", StringComparison.Ordinal))
                    continue;
                seen++;
                last = int.Parse(line.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture);
            }
            SpinWait.SpinUntil(() => false, TimeSpan.FromMicroseconds(random.Next(20_000)));
        }
        Assert.IsFalse(process.HasExited, "It finished too early: it needs more epochs.");
        process.Kill();
        process.WaitForExit();
        if (last > 0)
            steps.Add(last);
    }

    private static void Finish(string folder)
    {
        using var process = Start(folder);
        var goesOn = false;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            AssertSound(line);
            goesOn |= line.Contains("going on from the checkpoint", StringComparison.Ordinal);
        }
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
        Assert.IsTrue(goesOn);
    }

    private static Process Start(string folder)
    {
        var host = Environment.ProcessPath!;
        var program = Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        return Process.Start(new ProcessStartInfo(program, [typeof(LongTraining).Assembly.Location, folder]) { RedirectStandardOutput = true })!;
    }

    // What was written is whole: its last 32 bytes are the SHA-256 of the others.
    private static void AssertWhole(string folder)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "checkpoint-*.mlnt") : [])
        {
            var file = File.ReadAllBytes(path);
            Assert.IsTrue(SHA256.HashData(file.AsSpan(..^32)).AsSpan().SequenceEqual(file.AsSpan(^32..)), path);
        }
    }

    private static void AssertSound(string line)
        => Assert.IsFalse(line.Contains("older one", StringComparison.Ordinal) || line.Contains("altered", StringComparison.Ordinal), line);

    private static string WithoutTime(string path)
        => SecondsInJson().Replace(SecondsInCsv().Replace(File.ReadAllText(path), "$1"), "");

    [GeneratedRegex(@"(?m)^(\d+),[^,]*")]
    private static partial Regex SecondsInCsv();

    [GeneratedRegex("\"Seconds\":[^,]*,")]
    private static partial Regex SecondsInJson();
}
