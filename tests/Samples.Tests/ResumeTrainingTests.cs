using System.Diagnostics;
using MLNetTorch.Samples.Resuming;

namespace MLNetTorch.Samples.Tests;

[TestClass]
public sealed class ResumeTrainingTests
{
    private string folder = "";

    [TestInitialize]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("resume-training-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void A_killed_training_goes_on_to_the_same_weights()
    {
        var run = SampleProcess.RunSample(typeof(ResumeTraining), "--quick", "--data", Checkout.MnistFolder);

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.Contains("last line: epoch 2, batch 16; exit code ", run.Output);
        Assert.Contains("going on from the checkpoint in", run.Output);
        Assert.Contains("bytes of the weights are the same: yes", run.Output);
        Assert.Contains("All 7 figures hold.", run.Output);
    }

    // The sample's `train` by hand: Ctrl-C is SIGINT.
    [TestMethod]
    public void Ctrl_C_leaves_a_model_and_the_same_command_goes_on()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("SIGINT is sent by Linux's kill.");
        }

        var stopped = Train(until: BatchLines.Of(epoch: 1, batch: 15));
        Assert.Contains("Stopped. ", stopped);
        Assert.Contains("ended by: cancelled", stopped);
        Assert.IsTrue(File.Exists(Path.Combine(folder, "digits.zip")));

        var finished = Train(until: null);
        Assert.Contains("going on from the checkpoint in", finished);
        Assert.DoesNotContain(BatchLines.Of(epoch: 1, batch: 1) + '\n', finished);
        Assert.Contains("Finished. ", finished);
    }

    [TestMethod]
    public void Help_names_every_option() => SampleProcess.HelpNames(typeof(ResumeTraining), Resuming.CommandLine.OptionNames);

    private string Train(string? until)
    {
        var sample = typeof(ResumeTraining).Assembly.Location;
        // Where the tests run in the background SIGINT is ignored, and what they start would inherit that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", sample, "train", "--quick", "--data", Checkout.MnistFolder])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            output.Add(line);
            if (line == until)
            {
                using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
                kill.WaitForExit();
            }
        }

        process.WaitForExit();
        var text = string.Join('\n', output);
        Assert.AreEqual(0, process.ExitCode, text);
        return text;
    }
}
