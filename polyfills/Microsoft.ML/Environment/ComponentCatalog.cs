using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>The extension classes of registered assemblies, found by their contract names.</summary>
public sealed class ComponentCatalog
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _assemblies = [];
    private readonly ConcurrentDictionary<string, Type> _extensions = [];

    internal ComponentCatalog()
    {
    }

    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        Checks.NotNull(assembly, nameof(assembly));
        lock (_gate)
        {
            if (!_assemblies.Add(assembly.FullName))
                return;
            foreach (Type type in assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }))
            {
                foreach (ExtensionBaseAttribute attribute in type.GetCustomAttributes<ExtensionBaseAttribute>(inherit: false))
                    Add(type, attribute.ContractName, throwOnError);
            }
        }
    }

    /// <summary>The mapping factory registered under a contract name; null where there is none.</summary>
    internal Type FindExtension(string contractName) => _extensions.GetValueOrDefault(contractName);

    private void Add(Type type, string contractName, bool throwOnError)
    {
        if (throwOnError && type.GetConstructor(Type.EmptyTypes) is null)
            throw new InvalidOperationException($"Can't register type '{type}': it has no public parameterless constructor");
        if (!_extensions.TryAdd(contractName, type) && throwOnError && _extensions[contractName] != type)
            throw new InvalidOperationException($"ComponentCatalog cannot map name '{contractName}' and SignatureType 'Void' to {type}, already mapped to {_extensions[contractName]}.");
    }
}
