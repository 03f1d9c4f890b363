using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>What kind of module it is, in a word.</summary>
internal static class ModuleName
{
    public static string Of(Module module) => IsTorchSharps(module) ? ClassName(module.GetType()) : Own(module);

    public static bool IsTorchSharps(Module module) => IsTorchSharps(module.GetType());

    /// <summary>
    /// The name given to the base class; a class that gave none is called by its own, not by that of TorchSharp's class it derives from, which may be one of
    /// libtorch's such as <c>torch::nn::SequentialImpl</c>.
    /// </summary>
    private static string Own(Module module)
    {
        var name = module.GetName();
        for (var type = module.GetType().BaseType; type is not null; type = type.BaseType)
        {
            if (IsTorchSharps(type) && name == ClassName(type))
            {
                return ClassName(module.GetType());
            }
        }

        return string.IsNullOrEmpty(name) || name.Contains("::", StringComparison.Ordinal) ? ClassName(module.GetType()) : name;
    }

    private static bool IsTorchSharps(Type type) => type.Assembly == typeof(Module).Assembly;

    private static string ClassName(Type type) => type.Name.Split('`')[0];
}
