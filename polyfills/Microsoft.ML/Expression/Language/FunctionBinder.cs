using System.Linq.Expressions;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>Picks the overload of a function that fits the arguments best, as C# does.</summary>
internal static class FunctionBinder
{
    private const string BuiltIn = "global";

    public static Expression Bind(CallSyntax syntax, Expression[] arguments)
    {
        string name = syntax.Token.Text;
        if ((syntax.Namespace is not (null or BuiltIn)) || !FunctionTable.TryFind(name, out var overloads))
            throw new ExpressionException(syntax.Token, "Unknown function");

        var fitting = overloads.Where(function => function.Takes(arguments.Length)).ToList();
        if (fitting.Count == 0)
            throw new ExpressionException(syntax.Token, WrongCount(name, overloads, arguments.Length));

        var types = arguments.Select(argument => argument.Type).ToArray();
        fitting.RemoveAll(function => !function.Accepts(types));
        if (fitting.Count == 0)
            throw new ExpressionException(syntax.Token, $"The best overload of '{name}' has some invalid arguments");

        var best = fitting.FirstOrDefault(function => fitting.TrueForAll(function.IsAsGoodAs))
            ?? throw new ExpressionException(syntax.Token, $"Ambiguous invocation of function '{name}'");
        return best.Call(arguments);
    }

    private static string WrongCount(string name, IReadOnlyList<Function> overloads, int given)
    {
        int[] counts = overloads.Select(function => function.Parameters.Length).Distinct().Order().ToArray();
        return counts.Length switch
        {
            1 when counts[0] == 1 => $"Expected one argument to function '{name}'",
            1 => $"Expected {counts[0]} arguments to function '{name}'",
            2 => $"Expected {counts[0]} or {counts[1]} arguments to function '{name}'",
            _ => $"No overload of function '{name}' takes {given} arguments",
        };
    }
}
