using MLNetTorch.Samples.Imbalance;

namespace MLNetTorch.Samples.Tests;

[TestClass]
public sealed class ImbalancedClassesTests
{
    [TestMethod]
    public void Class_weights_lift_the_rare_digit_and_a_report_is_written()
    {
        var report = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.html");
        try
        {
            var run = Run("--quick", "--report", report);

            Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
            Assert.Contains("19 of 18097 training images show the digit 8.", run.Output);
            Assert.Contains("[holds]  how much the recall of the digit 8 rises", run.Output);
            Assert.Contains("All 2 figures hold.", run.Output);
            Assert.Contains("<svg", File.ReadAllText(report));
        }
        finally
        {
            File.Delete(report);
        }
    }

    [TestMethod]
    public void It_fails_when_the_wanted_lift_is_missed()
    {
        var run = Run("--quick", "--minimum-lift", "0.99");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Error);
        Assert.Contains("[MISSED] how much the recall of the digit 8 rises", run.Output);
    }

    [TestMethod]
    public void Only_the_rare_digit_loses_images()
    {
        var digits = Enumerable.Range(0, 1000).Select(i => new ImbalancedClasses.ModelInput { Label = (uint)(i % 10) });

        var rare = ImbalancedClasses.MakeRare(digits, rareDigit: 3, kept: 0.05);

        Assert.AreEqual(905, rare.Count);
        Assert.AreEqual(5, rare.Count(digit => digit.Label == 3));
    }

    [TestMethod]
    public void Help_names_every_option() => SampleProcess.HelpNames(typeof(ImbalancedClasses), Imbalance.CommandLine.OptionNames);

    private static SampleProcess Run(params string[] arguments) =>
        SampleProcess.RunSample(typeof(ImbalancedClasses), [.. arguments, "--data", Checkout.MnistFolder]);
}
