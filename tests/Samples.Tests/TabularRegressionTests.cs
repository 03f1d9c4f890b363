using MLNetTorch.Samples.Tabular;

namespace MLNetTorch.Samples.Tests;

[TestClass]
public sealed class TabularRegressionTests
{
    private string folder = "";

    [TestInitialize]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("tabular-regression-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void It_beats_the_mean_and_predicts_from_a_saved_model()
    {
        var run = Run("--quick");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.Contains("always the mean, on the test cars", run.Output);
        Assert.Contains("plymouth satellite               predicted 1", run.Output);
        Assert.Contains("fold 3 of 3", run.Output);
        Assert.Contains("All 2 figures hold.", run.Output);
        Assert.IsTrue(File.Exists(Path.Combine(folder, "cars.zip")));
    }

    [TestMethod]
    public void It_fails_when_the_wanted_figure_is_missed()
    {
        var run = Run("--quick", "--minimum-r-squared", "0.99");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Error);
        Assert.Contains("[MISSED] mean R² of the cross-validation", run.Output);
    }

    [TestMethod]
    public void Help_names_every_option() => SampleProcess.HelpNames(typeof(TabularRegression), Tabular.CommandLine.OptionNames);

    private SampleProcess Run(params string[] arguments) =>
        SampleProcess.RunSample(typeof(TabularRegression), [.. arguments, "--output", Path.Combine(folder, "cars.zip")]);
}
