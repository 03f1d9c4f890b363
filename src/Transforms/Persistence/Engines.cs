using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.ML;
using TorchSharp;

namespace MLNetTorch.Transforms;

/// <summary>Which ML.NET and which TorchSharp are loaded: written into a model, and compared when it is read.</summary>
internal static class Engines
{
    private static readonly (string Role, Assembly Assembly)[] Loaded =
        [("ML.NET", typeof(MLContext).Assembly), ("TorchSharp", typeof(global::TorchSharp.torch).Assembly)];

    /// <summary>The ML.NET here, for messages.</summary>
    public static string MLNet => NameOf(Loaded[0].Assembly);

    /// <summary>The TorchSharp here, likewise.</summary>
    public static string TorchSharp => NameOf(Loaded[1].Assembly);

    /// <summary>The version of this library.</summary>
    public static string Own => Version(typeof(Engines).Assembly);

    public static JsonObject Describe()
    {
        var engines = new JsonObject { ["MLNetTorch"] = Own };
        foreach (var (role, assembly) in Loaded)
            engines[role] = new JsonObject { ["assembly"] = assembly.GetName().Name, ["version"] = Version(assembly) };
        return engines;
    }

    /// <summary>Versions may differ, the makers may not: a state is only as portable as the zip around it.</summary>
    public static void Check(JsonNode? written)
    {
        foreach (var (role, assembly) in Loaded)
        {
            var name = (string?)written?[role]?["assembly"];
            if (name != assembly.GetName().Name)
                throw new InvalidDataException(
                    $"The model was saved on another stack: its {role} is '{name}' {(string?)written?[role]?["version"]}, the one here is "
                    + $"'{assembly.GetName().Name}' {Version(assembly)}. Load it where it was saved, or train it on this stack.");
        }
    }

    private static string NameOf(Assembly assembly) => $"{assembly.GetName().Name} {Version(assembly)}";

    private static string Version(Assembly assembly)
        => assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString()
            ?? "unknown";
}
