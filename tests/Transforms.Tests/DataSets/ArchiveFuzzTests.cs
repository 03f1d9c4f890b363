using MLNetTorch.Fuzz;

namespace MLNetTorch.Transforms.Tests;

/// <summary>A short run of the tool in tests/Fuzz over archives, the same files every time.</summary>
[TestClass]
public sealed class ArchiveFuzzTests
{
    [TestMethod]
    public void Mutated_archives_give_their_file_or_are_refused()
    {
        using var trial = new ArchiveTrial();
        for (var round = 0; round < 4000; round++)
            Assert.IsNull(trial.Run(trial.FileOf(20, round)), $"round {round}");
        Assert.IsGreaterThan(300, trial.Unpacked);
        Assert.IsGreaterThan(50, trial.NotThere);
        Assert.IsGreaterThan(1000, trial.Refused);
    }

    [TestMethod]
    public void The_sound_archives_to_begin_with_give_their_file()
    {
        using var trial = new ArchiveTrial();
        foreach (var seed in trial.Seeds)
            Assert.IsNull(trial.Run(ArchiveMutator.Packed(seed)));
        Assert.AreEqual((4, 2), (trial.Unpacked, trial.Refused));
    }
}
