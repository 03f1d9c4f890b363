using MLNetTorch.Fuzz;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A short run of the tool in tests/Fuzz over checkpoints, the same files every time.</summary>
[TestClass]
public sealed class CheckpointFuzzTests
{
    [TestMethod]
    public void Mutated_checkpoints_are_gone_on_from_or_refused_and_nothing_else()
    {
        using var trial = new CheckpointTrial();
        for (var round = 0; round < 2000; round++)
            Assert.IsNull(trial.Run(trial.FileOf(20, round)), $"round {round}");
        Assert.IsGreaterThan(100, trial.WentOn, "some must stay sound, else nothing deep is tried");
        Assert.IsGreaterThan(800, trial.Refused);
        Assert.IsGreaterThan(10, trial.Foreign);
    }

    [TestMethod]
    public void The_files_to_begin_with_are_sound()
    {
        using var trial = new CheckpointTrial();
        foreach (var seed in trial.Seeds)
            Assert.IsNull(trial.Run(seed));
        Assert.AreEqual(trial.Seeds.Length, trial.WentOn);
        Assert.IsGreaterThan(3, trial.Seeds.Length);
    }
}
