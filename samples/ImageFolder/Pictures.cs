using Microsoft.ML;
using MLNetTorch.Samples.Folders.Drawing;

namespace MLNetTorch.Samples.Folders;

/// <summary>The pictures to learn from and those to test with.</summary>
/// <param name="Train">Rows of Image, Label and ImagePath.</param>
/// <param name="Test">Likewise.</param>
internal sealed record Pictures(IDataView Train, IDataView Test)
{
    public static Pictures Load(MLContext ml, Settings settings)
    {
        var folder = settings.Folder ?? Drawn(settings);
        var options = new ImageFolderOptions { BadImages = BadImages.Skip(maximumNamed: 5) };
        var (train, test) = (Path.Combine(folder, "train"), Path.Combine(folder, "test"));
        if (Directory.Exists(train) && Directory.Exists(test))
        {
            return new(ml.Torch().LoadImageFolder(train, options), ml.Torch().LoadImageFolder(test, options));
        }

        var split = ml.Data.TrainTestSplit(ml.Torch().LoadImageFolder(folder, options), testFraction: 0.2);
        return new(split.TrainSet, split.TestSet);
    }

    // The drawings depend on these two alone.
    private static string Drawn(Settings settings)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"mlnettorch-shapes-{settings.Drawn}-{settings.Seed}");
        if (!Directory.Exists(folder))
        {
            Console.WriteLine($"Drawing pictures of shapes in {folder} …");
            ShapeFolder.Draw(folder, settings.Drawn, settings.Seed);
        }

        return folder;
    }
}
