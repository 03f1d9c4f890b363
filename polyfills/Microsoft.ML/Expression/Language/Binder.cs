using System.Linq.Expressions;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>Gives every name its meaning and every operation its type; the result is ready to compile.</summary>
internal sealed class Binder
{
    private readonly List<(string Name, Expression Value)> _scope = [];

    private Binder()
    {
    }

    public static Expression Bind(LambdaSyntax lambda, IReadOnlyList<Expression> arguments)
    {
        if (lambda.Parameters.Count != arguments.Count)
            throw new ExpressionException(lambda.Token, $"Wrong number of parameters, expected: {arguments.Count}");
        var binder = new Binder();
        for (int i = 0; i < arguments.Count; i++)
        {
            if (!Promotion.IsKnown(arguments[i].Type))
                throw new ExpressionException(lambda.Parameters[i], "Unsupported type");
            binder._scope.Add((lambda.Parameters[i].Text, arguments[i]));
        }
        return binder.Bind(lambda.Body);
    }

    private Expression Bind(Syntax syntax) => syntax switch
    {
        LiteralSyntax literal => Expression.Constant(literal.Value),
        NameSyntax name => Name(name),
        UnarySyntax unary => OperatorBinder.Unary(unary, Bind(unary.Operand)),
        BinarySyntax binary => OperatorBinder.Binary(binary, Bind(binary.Left), Bind(binary.Right)),
        CompareSyntax compare => ComparisonBinder.Bind(compare, compare.Operands.Select(Bind).ToArray()),
        ConditionalSyntax conditional => Conditional(conditional),
        CallSyntax call => FunctionBinder.Bind(call, call.Arguments.Select(Bind).ToArray()),
        WithSyntax with => With(with),
        _ => throw new ExpressionException(syntax.Token, "The expression is not known."),
    };

    private Expression Name(NameSyntax name)
    {
        int index = _scope.FindLastIndex(entry => entry.Name == name.Token.Text);
        return index >= 0
            ? _scope[index].Value
            : throw new ExpressionException(name.Token, $"Unresolved identifier '{name.Token.Text}'");
    }

    private ConditionalExpression Conditional(ConditionalSyntax syntax)
    {
        var condition = Bind(syntax.Condition);
        if (condition.Type != typeof(bool))
            throw new ExpressionException(syntax.Condition.Token, "Invalid boolean operand");
        var whenTrue = Bind(syntax.WhenTrue);
        var whenFalse = Bind(syntax.WhenFalse);
        var type = Promotion.Common(whenTrue.Type, whenFalse.Type, precise: false)
            ?? throw new ExpressionException(syntax.Token, "Invalid conditional expression");
        return Expression.Condition(condition, OperatorBinder.Convert(whenTrue, type), OperatorBinder.Convert(whenFalse, type));
    }

    private BlockExpression With(WithSyntax syntax)
    {
        var value = Bind(syntax.Value);
        var local = Expression.Variable(value.Type, syntax.Name);
        _scope.Add((syntax.Name, local));
        var body = Bind(syntax.Body);
        _scope.RemoveAt(_scope.Count - 1);
        return Expression.Block([local], Expression.Assign(local, value), body);
    }
}
