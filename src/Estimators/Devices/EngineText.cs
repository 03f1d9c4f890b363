using System.Reflection;
using Microsoft.ML;
using TorchSharp;

namespace MLNetTorch.Estimators;

/// <summary>The engines in use, for the log and the history.</summary>
internal static class EngineText
{
    /// <summary>TorchSharp and its version.</summary>
    public static string TorchSharp => Of(typeof(torch).Assembly);

    /// <summary>ML.NET and its version.</summary>
    public static string MLNet => Of(typeof(MLContext).Assembly);

    /// <summary>This library and its version.</summary>
    public static string MLNetTorch => Of(typeof(EngineText).Assembly);

    private static string Of(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString() ?? "";
        return $"{assembly.GetName().Name} {version.Split('+')[0]}";
    }
}
