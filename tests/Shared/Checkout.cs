using System.Reflection;

namespace MLNetTorch.Tests;

/// <summary>Places of the checkout that the tests were built from, wherever their output lies.</summary>
internal static class Checkout
{
    public static string Root { get; } = typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>
    /// Where the real MNIST is kept: data/mnist, or the folder mnist in the one that the environment variable MLNETTORCH_DATA
    /// names. <c>LoadMnist</c> fetches it into there once.
    /// </summary>
    public static string MnistFolder =>
        Path.Combine(Environment.GetEnvironmentVariable("MLNETTORCH_DATA") ?? Path.Combine(Root, "data"), "mnist");
}
