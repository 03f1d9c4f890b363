using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML;
using TorchSharp;

namespace MLNetTorch.Estimators;

/// <summary>What is loaded in this process, by name.</summary>
internal static class LoadedVersions
{
    public static IEnumerable<KeyValuePair<string, string>> All()
    {
        yield return new("MLNetTorch", Version(typeof(TrainingReport).Assembly));
        yield return new("ML.NET", NameAndVersion(typeof(MLContext).Assembly));
        yield return new("TorchSharp", NameAndVersion(typeof(torch).Assembly));
        yield return new(".NET", RuntimeInformation.FrameworkDescription);
        yield return new("Operating system", $"{RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture})");
    }

    private static string NameAndVersion(Assembly assembly) => $"{assembly.GetName().Name} {Version(assembly)}";

    private static string Version(Assembly assembly)
        => assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString()
            ?? "unknown";
}
