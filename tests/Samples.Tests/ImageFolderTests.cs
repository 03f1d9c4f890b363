using Microsoft.ML.Data;
using MLNetTorch.Samples.Folders;
using MLNetTorch.Samples.Folders.Drawing;

namespace MLNetTorch.Samples.Tests;

[TestClass]
public sealed class ImageFolderTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("image-folder-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void It_learns_shapes_and_tells_them_from_files_and_streams_in_a_fresh_process()
    {
        var run = Run("--quick");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.Contains("left out as bad pictures: 1 file", run.Output);
        Assert.Contains($"circle/{ShapeFolder.BrokenFile}: ", run.Output);
        Assert.Contains(Path.Combine("test", "circle", "0.jpg: "), run.Output);
        Assert.Contains("[holds]  test accuracy", run.Output);
        Assert.Contains("All 2 figures hold.", run.Output);
    }

    [TestMethod]
    public void Pictures_of_ones_own_are_split_where_they_are_not_yet()
    {
        var own = Path.Combine(_folder, "own pictures");
        foreach (var shape in Shape.All.Take(2))
        {
            Directory.CreateDirectory(Path.Combine(own, shape.Name));
            for (var number = 0; number < 20; number++)
            {
                using var picture = ShapePicture.Draw(shape, new Random(number));
                picture.Save(Path.Combine(own, shape.Name, $"{number} é.png"));
            }
        }

        var run = Run("--folder", own, "--epochs", "1", "--side", "20");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.Contains("left out as bad pictures: 0 files", run.Output);
        Assert.Contains("cross ||", run.Output);
        Assert.Contains(" é.png: c", run.Output);
    }

    [TestMethod]
    public void It_fails_when_the_wanted_accuracy_is_missed()
    {
        var run = Run("--quick", "--epochs", "1", "--minimum-accuracy", "0.99");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Error);
        Assert.Contains("[MISSED] test accuracy", run.Output);
    }

    [TestMethod]
    public void A_drawing_depends_on_its_random_numbers_alone()
    {
        using var first = ShapePicture.Draw(Shape.All[3], new Random(5));
        using var again = ShapePicture.Draw(Shape.All[3], new Random(5));
        using var other = ShapePicture.Draw(Shape.All[3], new Random(6));
        CollectionAssert.AreEqual(first.Pixels.ToArray(), again.Pixels.ToArray());
        CollectionAssert.AreNotEqual(first.Pixels.ToArray(), other.Pixels.ToArray());
        Assert.AreEqual(MLPixelFormat.Bgra32, first.PixelFormat);
    }

    [TestMethod]
    public void Help_names_every_option() => SampleProcess.HelpNames(typeof(ImageFolder), Folders.CommandLine.OptionNames);

    private SampleProcess Run(params string[] arguments) =>
        SampleProcess.RunSample(typeof(ImageFolder), [.. arguments, "--output", Path.Combine(_folder, "model.zip")]);
}
