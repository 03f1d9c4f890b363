using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal;

/// <summary>The components that can be read from a model file, by the names they are saved under.</summary>
internal static class ModelLoaders
{
    private static readonly Lazy<Dictionary<string, MethodInfo>> ByName = new(Find);

    public static object Load(string name, IHostEnvironment environment, ModelLoadContext context)
    {
        Checks.Decode(ByName.Value.TryGetValue(name, out MethodInfo loader),
            $"The model file has a component '{name}', which this program's ML.NET does not know; it knows {string.Join(", ", ByName.Value.Keys.Order())}.");
        try
        {
            return loader.Invoke(null, [environment, context]);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException != null)
        {
            ExceptionDispatchInfo.Capture(wrapped.InnerException).Throw();
            throw;
        }
    }

    private static Dictionary<string, MethodInfo> Find()
        => typeof(ModelLoaders).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, method.GetCustomAttribute<ModelLoaderAttribute>()?.Name))
            .Where(found => found.Name != null)
            .ToDictionary(found => found.Name, found => found.Method);
}
