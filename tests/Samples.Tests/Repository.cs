using System.Reflection;

namespace MLNetTorch.Samples.Tests;

/// <summary>Places of the checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string MnistFolder => Path.Combine(Environment.GetEnvironmentVariable("MLNETTORCH_DATA") ?? Path.Combine(Root, "data"), "mnist");
}
