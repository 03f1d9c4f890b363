using MLNetTorch.Fuzz;

namespace MLNetTorch.Networks.Tests.Weights;

/// <summary>A short run of the tool in tests/Fuzz, the same files every time.</summary>
[TestClass]
public sealed class WeightsFuzzTests
{
    [TestMethod]
    public void Mutated_files_are_read_or_refused_and_nothing_else()
    {
        var seeds = Seeds.All(Path.Combine(AppContext.BaseDirectory, "golden", "pth"));
        using var trial = new Trial();
        for (var round = 0; round < 4000; round++)
        {
            Assert.IsNull(trial.Run(Fuzzing.File(seeds, 20, round)), $"round {round}, from {seeds[round % seeds.Length].Name}");
        }

        Assert.IsGreaterThan(300L, trial.Read, "some files must stay sound, else nothing deep is tried");
        Assert.IsGreaterThan(3000L, trial.Refused);
        Assert.IsGreaterThan(40, trial.Reasons.Count);
    }

    [TestMethod]
    public void The_files_to_begin_with_are_sound()
    {
        using var trial = new Trial();
        foreach (var seed in Seeds.All(Path.Combine(AppContext.BaseDirectory, "golden", "pth")))
        {
            Assert.IsNull(trial.Run(seed.Bytes), seed.Name);
        }

        Assert.AreEqual(3, trial.Loaded, "the trial network's weights in each format");
    }
}
