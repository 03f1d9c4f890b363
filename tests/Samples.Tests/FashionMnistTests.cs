using System.Buffers.Binary;

namespace MLNetTorch.Samples.Tests;

/// <summary>The sample on made files of the same format: ten classes of bars, each in its own place.</summary>
[TestClass]
public sealed class FashionMnistTests
{
    private const int Side = 28;

    private string folder = "";

    [TestInitialize]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("fashion-").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void It_trains_with_augmentation_saves_and_names_pictures_in_a_fresh_process()
    {
        MakeFiles("train", 600, 1);
        MakeFiles("t10k", 100, 2);

        var run = Run("--other-files", "--epochs", "6", "--minimum-accuracy", "0.8", "--threads", "1");

        Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
        Assert.Contains("on pictures mirrored and shifted at random", run.Output);
        Assert.Contains("Confusion table", run.Output);
        Assert.Contains("labelled T-shirt/top", run.Output);
        Assert.Contains("All 2 figures hold.", run.Output);
    }

    [TestMethod]
    public void It_fails_when_the_wanted_accuracy_is_missed()
    {
        MakeFiles("train", 100, 1);
        MakeFiles("t10k", 50, 2);

        var run = Run("--other-files", "--epochs", "1", "--plain", "--minimum-accuracy", "1.1", "--threads", "1");

        Assert.AreEqual(1, run.ExitCode, run.Output + run.Error);
        Assert.Contains("on the pictures as they are", run.Output);
        Assert.Contains("[MISSED] test accuracy", run.Output);
    }

    [TestMethod]
    public void Without_the_pictures_it_says_what_is_missing_and_how_to_get_it()
    {
        var run = Run("--other-files");

        Assert.AreEqual(Fashion.Walkthrough.NoData, run.ExitCode, run.Output + run.Error);
        Assert.Contains("train-images-idx3-ubyte", run.Error);
        Assert.Contains("apt-get install dataset-fashion-mnist", run.Error);
        Assert.Contains(folder, run.Error);
    }

    [TestMethod]
    public void Other_files_are_not_taken_for_the_genuine_ones()
    {
        MakeFiles("train", 10, 1);
        MakeFiles("t10k", 10, 2);

        var run = Run();

        Assert.AreEqual(Fashion.Walkthrough.NoData, run.ExitCode, run.Output + run.Error);
        Assert.Contains("SHA-256", run.Error);
    }

    [TestMethod]
    public void Help_names_every_option() => SampleProcess.HelpNames(typeof(Fashion.FashionMnist), Fashion.CommandLine.OptionNames);

    private SampleProcess Run(params string[] arguments) =>
        SampleProcess.Run("dotnet", folder, [typeof(Fashion.FashionMnist).Assembly.Location, "--data", folder, .. arguments]);

    private void MakeFiles(string prefix, int count, int seed)
    {
        var random = new Random(seed);
        var pixels = new byte[count * Side * Side];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (picture, row) = (i / (Side * Side), i / Side % Side);
            var isBar = row / 2 == 2 + (picture % 10);
            pixels[i] = (byte)(random.Next(60) + (isBar ? 180 : 0));
        }

        Write($"{prefix}-images-idx3-ubyte", 0x803, [count, Side, Side], pixels);
        Write($"{prefix}-labels-idx1-ubyte", 0x801, [count], [.. Enumerable.Range(0, count).Select(i => (byte)(i % 10))]);
    }

    private void Write(string name, int magic, int[] sizes, byte[] data)
    {
        var header = new byte[4 + (4 * sizes.Length)];
        BinaryPrimitives.WriteInt32BigEndian(header, magic);
        for (var i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), sizes[i]);
        }

        File.WriteAllBytes(Path.Combine(folder, name), [.. header, .. data]);
    }
}
