using MLNetTorch.Samples.Search;

namespace MLNetTorch.Samples.Tests;

[TestClass]
public sealed class HyperparameterSearchTests
{
    [TestMethod]
    public void The_best_beats_the_default_and_the_same_seed_finds_it_again()
    {
        var run = Run();
        var again = Run();

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.Contains("The best five:", run.Output);
        Assert.Contains("All 2 figures hold.", run.Output);
        Assert.AreEqual(run.Output, again.Output);
    }

    [TestMethod]
    public void It_fails_when_nothing_beats_the_default()
    {
        var run = Run("--trials", "0");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Error);
        Assert.Contains("[MISSED] RMSE of the best over that of the default, cross-validated: 1", run.Output);
    }

    [TestMethod]
    public void Candidates_differ_from_the_default_only_in_what_is_searched()
    {
        var standard = Candidate.Default(new Search.Settings());

        var other = standard.Vary(new Random(1));

        Assert.AreNotEqual(standard.Network, other.Network);
        Assert.AreEqual(standard.Options, other.Options with
        {
            BatchSize = standard.Options.BatchSize,
            Optimizer = standard.Options.Optimizer,
            Schedule = standard.Options.Schedule,
        });
        Assert.AreEqual($"{other}", $"{standard.Vary(new Random(1))}");
    }

    [TestMethod]
    public void Help_names_every_option() => SampleProcess.HelpNames(typeof(HyperparameterSearch), Search.CommandLine.OptionNames);

    private static SampleProcess Run(params string[] arguments) => SampleProcess.RunSample(typeof(HyperparameterSearch), ["--quick", .. arguments]);
}
