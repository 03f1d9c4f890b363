using Microsoft.ML;

namespace MLNetTorch.Transforms.Tests;

/// <summary>
/// The real files, got once through <c>LoadMnist</c> itself into <c>data/mnist</c> of the repository, or of the folder that the
/// environment variable MLNETTORCH_DATA names.
/// </summary>
public static class RealMnist
{
    private static readonly Lock OneAtATime = new();

    /// <summary>Where the files are kept.</summary>
    public static string Folder => Path.Combine(Environment.GetEnvironmentVariable("MLNETTORCH_DATA") ?? Path.Combine(Repository, "data"), "mnist");

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                folder = folder.Parent;
            return folder?.FullName ?? AppContext.BaseDirectory;
        }
    }

    /// <summary>One of the sets; without any source of the files the test is inconclusive and says why.</summary>
    public static IDataView Load(MLContext ml, MnistSplit split)
    {
        lock (OneAtATime)
        {
            try
            {
                return ml.Torch().LoadMnist(Folder, split);
            }
            catch (IOException fault)
            {
                Assert.Inconclusive(fault.Message);
                throw;
            }
        }
    }
}
