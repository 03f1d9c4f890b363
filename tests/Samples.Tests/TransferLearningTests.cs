using MLNetTorch.Samples.Transfer;

namespace MLNetTorch.Samples.Tests;

[TestClass]
public sealed class TransferLearningTests
{
    private string folder = "";

    [TestInitialize]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("transfer-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void What_was_learned_of_eight_shapes_helps_with_four_others()
    {
        var run = Run("--quick");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.Contains("40 pictures of arrow, crescent, dots, star", run.Output);
        Assert.Contains("[holds]  how much better features are than a beginning from scratch", run.Output);
        Assert.Contains("[holds]  how much better fine-tuning is than a beginning from scratch", run.Output);
        Assert.Contains("[holds]  how many times less of a processor features computed once take", run.Output);
        Assert.Contains("star/010.png: ", run.Output.Replace('\\', '/'));
        Assert.Contains("All 4 figures hold.", run.Output);
        Assert.IsTrue(File.Exists(Path.Combine(folder, "transfer.zip")));
    }

    [TestMethod]
    public void It_fails_when_the_wanted_gain_is_missed_and_takes_a_folder_of_ones_own()
    {
        var pictures = Path.Combine(folder, "pictures of mine");
        DrawnPictures.Draw(pictures, Shapes.OfFirstTask, count: 6, seed: 5);

        var run = Run("--folder", pictures, "--target-classes", "2", "--shots", "3", "--pretraining-epochs", "1", "--epochs", "4", "--minimum-gain", "1.1");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Error);
        Assert.Contains("First task: 36 pictures of checkerboard, circle, cross, horizontal stripes, ring, square", run.Output);
        Assert.Contains("Second task: 6 pictures of triangle, vertical stripes, 4 epochs; 6 to test.", run.Output);
        Assert.Contains("[MISSED] how much better features are", run.Output);
    }

    [TestMethod]
    public void A_folder_with_too_few_classes_is_told()
    {
        DrawnPictures.Draw(folder, Shapes.OfSecondTask, count: 1, seed: 5);

        var run = Run("--folder", folder);

        Assert.AreNotEqual(0, run.ExitCode);
        Assert.Contains("has the 4 classes arrow, crescent, dots, star; two tasks need 6 or more", run.Error);
    }

    [TestMethod]
    public void Help_names_every_option() => SampleProcess.HelpNames(typeof(TransferLearning), Transfer.CommandLine.OptionNames);

    private SampleProcess Run(params string[] arguments) => SampleProcess.Run("dotnet", folder, [typeof(TransferLearning).Assembly.Location, .. arguments]);
}
