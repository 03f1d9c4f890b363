using System.Reflection;

namespace MLNetTorch.Transforms;

/// <summary>Calls a generic method of one type argument with a type that only the data knows: a column's raw type.</summary>
internal sealed class RawTypeCall(Type owner, string method)
{
    private readonly MethodInfo _method = owner.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)
        ?? throw new MissingMethodException(owner.Name, method);

    public object? Invoke(Type rawType, params object?[] arguments)
        => _method.MakeGenericMethod(rawType).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
