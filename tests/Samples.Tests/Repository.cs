namespace MLNetTorch.Samples.Tests;

/// <summary>Places of the checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string MnistFolder => Environment.GetEnvironmentVariable("MLNETTORCH_DATA") ?? Path.Combine(Root, "data", "mnist");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MLNetTorch.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No MLNetTorch.sln above {AppContext.BaseDirectory}.");
    }
}
