namespace MLNetTorch.Samples.Tests;

/// <summary>The sample at a reduced size: one epoch over the first 12,000 digits.</summary>
[TestClass]
public sealed class MnistDigitsTests
{
    private string folder = "";

    [TestInitialize]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("mnist-digits-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void It_trains_saves_and_reads_digits_in_a_fresh_process()
    {
        var run = Run("--rows", "12000", "--epochs", "1", "--minimum-accuracy", "0.9");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.Contains("Test accuracy 0.9", run.Output);
        Assert.Contains("Confusion table", run.Output);
        Assert.Contains("read as 7, labelled 7", run.Output);
        Assert.IsTrue(File.Exists(Path.Combine(folder, "mnist.zip")));
    }

    [TestMethod]
    public void It_fails_when_the_wanted_accuracy_is_missed()
    {
        var run = Run("--network", "mlp", "--rows", "640", "--epochs", "1", "--minimum-accuracy", "0.999");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Error);
        Assert.Contains("is below the wanted 0.9990", run.Error);
    }

    [TestMethod]
    public void A_missing_model_is_named()
    {
        var run = Run("predict", "no-such.zip");

        Assert.AreNotEqual(0, run.ExitCode);
        Assert.Contains("no-such.zip", run.Error);
    }

    [TestMethod]
    public void Help_names_every_option()
    {
        var help = Run("--help").Output;

        foreach (var option in MLNetTorch.Samples.CommandLine.OptionNames)
        {
            Assert.Contains(option, help);
        }
    }

    private SampleProcess Run(params string[] arguments)
    {
        var sample = typeof(MLNetTorch.Samples.MnistDigits).Assembly.Location;
        string[] data = arguments.Contains("--help") ? [] : ["--data", Checkout.MnistFolder];
        return SampleProcess.Run("dotnet", folder, [sample, .. arguments, .. data]);
    }
}
