using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Transfer;

/// <summary>A first task with many pictures, and a second of other classes with few.</summary>
internal sealed record TwoTasks(
    IReadOnlyList<TransferLearning.ModelInput> First, IReadOnlyList<TransferLearning.ModelInput> Second, IReadOnlyList<TransferLearning.ModelInput> Test)
{
    /// <summary>Draws the pictures of both.</summary>
    public static TwoTasks Drawn(MLContext ml, string folder, Settings settings)
    {
        var (first, second) = (Path.Combine(folder, "first"), Path.Combine(folder, "second"));
        DrawnPictures.Draw(first, Shapes.OfFirstTask, settings.Drawn, settings.Seed);
        DrawnPictures.Draw(second, Shapes.OfSecondTask, settings.Shots + settings.DrawnForTest, settings.Seed + 1);
        var all = List(ml, second);
        return new(List(ml, first), Take(all, row => row < settings.Shots), Take(all, row => row >= settings.Shots));
    }

    /// <summary>Takes the last classes of a folder as the second task. Its sub-folders are train and test, or the classes.</summary>
    public static TwoTasks Of(MLContext ml, string folder, Settings settings)
    {
        var isSplit = Directory.Exists(Path.Combine(folder, "train")) && Directory.Exists(Path.Combine(folder, "test"));
        var all = List(ml, isSplit ? Path.Combine(folder, "train") : folder);
        string[] classes = [.. all.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal)];
        if (classes.Length < settings.TargetClasses + 2)
        {
            throw new InvalidDataException(
                $"'{folder}' has the {classes.Length} classes {string.Join(", ", classes)}; two tasks need {settings.TargetClasses + 2} or more.");
        }

        var isOfSecond = classes[^settings.TargetClasses..].ToHashSet();
        var second = all.Where(row => isOfSecond.Contains(row.Label)).ToList();
        var test = isSplit
            ? List(ml, Path.Combine(folder, "test")).Where(row => isOfSecond.Contains(row.Label)).ToList()
            : Take(second, row => row >= settings.Shots);
        return new([.. all.Where(row => !isOfSecond.Contains(row.Label))], Take(second, row => row < settings.Shots), test);
    }

    // The loader gives labels and paths without decoding a picture.
    private static List<TransferLearning.ModelInput> List(MLContext ml, string folder)
    {
        var pictures = ml.Torch().LoadImageFolder(folder);
        return [.. pictures.GetColumn<string>("ImagePath").Zip(
            pictures.GetColumn<string>("Label"), (path, label) => new TransferLearning.ModelInput { ImagePath = path, Label = label })];
    }

    private static List<TransferLearning.ModelInput> Take(IReadOnlyList<TransferLearning.ModelInput> all, Func<int, bool> isTaken) =>
        [.. all.GroupBy(row => row.Label).SelectMany(rows => rows.Where((_, number) => isTaken(number)))];
}
