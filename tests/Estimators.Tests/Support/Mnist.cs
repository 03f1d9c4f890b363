using System.Runtime.CompilerServices;

namespace MLNetTorch.Estimators.Tests;

/// <summary>
/// The real MNIST: in the folder that MLNETTORCH_DATA names or in its folder mnist, else in data/mnist of the repository; fetched
/// when it is not there.
/// </summary>
internal static class Mnist
{
    public static IDataView Load(MLContext ml, MnistSplit split) => ml.Torch().LoadMnist(Folder, split);

    private static string Folder
        => Environment.GetEnvironmentVariable("MLNETTORCH_DATA") is not { } data ? Path.Combine(Repository(), "data", "mnist")
            : Directory.Exists(Path.Combine(data, "mnist")) ? Path.Combine(data, "mnist")
            : data;

    private static string Repository([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Directory.Packages.props")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"No Directory.Packages.props above {here}.");
    }
}
