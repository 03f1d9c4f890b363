using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Runtime;

/// <summary>
/// Calls a generic method for a type known at run time. Only for setting up getters, never per row.
/// </summary>
internal static class GenericCall
{
    /// <param name="sample">The method with any type argument, such as <c>Create&lt;int&gt;</c>.</param>
    /// <param name="type">The type argument to call it with.</param>
    /// <param name="arguments">The arguments of the call.</param>
    public static object Invoke(Delegate sample, Type type, params object[] arguments)
        => Invoke(sample, [type], arguments);

    public static object Invoke(Delegate sample, Type[] types, params object[] arguments)
    {
        MethodInfo method = sample.Method.GetGenericMethodDefinition().MakeGenericMethod(types);
        try
        {
            return method.Invoke(sample.Target, arguments);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException != null)
        {
            ExceptionDispatchInfo.Capture(wrapped.InnerException).Throw();
            throw;
        }
    }

    public static TResult Invoke<TResult>(Delegate sample, Type type, params object[] arguments)
        => (TResult)Invoke(sample, type, arguments);
}
