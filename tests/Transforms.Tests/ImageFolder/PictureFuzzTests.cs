using MLNetTorch.Fuzz;

namespace MLNetTorch.Transforms.Tests;

/// <summary>A short run of the tool in tests/Fuzz over pictures, the same files every time.</summary>
[TestClass]
public sealed class PictureFuzzTests
{
    [TestMethod]
    public void Mutated_pictures_are_read_or_refused_by_both_policies_alike()
    {
        using var trial = new PictureTrial();
        for (var round = 0; round < 3000; round++)
            Assert.IsNull(trial.Run(trial.FileOf(20, round)), $"round {round}");
        Assert.IsGreaterThan(300, trial.Read, "some must stay sound, else nothing deep is tried");
        Assert.IsGreaterThan(1000, trial.Refused);
        Assert.IsGreaterThan(15, trial.Reasons.Count);
    }

    [TestMethod]
    public void The_pictures_to_begin_with_are_sound()
    {
        using var trial = new PictureTrial();
        foreach (var seed in trial.Seeds)
            Assert.IsNull(trial.Run(seed));
        Assert.AreEqual(trial.Seeds.Length, trial.Read);
    }
}
