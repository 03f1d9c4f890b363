using System.Linq.Expressions;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>Chains of comparisons. <c>a != b != c</c> means that all three differ; other chains compare neighbours.</summary>
internal static class ComparisonBinder
{
    public static Expression Bind(CompareSyntax syntax, Expression[] operands)
    {
        var type = operands[0].Type;
        for (int i = 1; i < operands.Length; i++)
        {
            type = Promotion.Common(type, operands[i].Type, precise: true)
                ?? throw new ExpressionException(syntax.Operands[i].Token, $"Invalid operand: {operands[i].Type.Name} cannot be compared with {type.Name}");
        }
        bool ordered = syntax.Signs[0] is not (TokenKind.Equal or TokenKind.NotEqual);
        if (ordered && !Promotion.IsNumber(type))
            throw new ExpressionException(syntax.Token, "Bad operands for comparison");

        var converted = operands.Select(operand => OperatorBinder.Convert(operand, type)).ToArray();
        return operands.Length == 2
            ? Compare(syntax.Signs[0], converted[0], converted[1])
            : Chain(syntax, type, converted);
    }

    // Each operand is evaluated once, and only as far as the answer needs it.
    private static BlockExpression Chain(CompareSyntax syntax, Type type, Expression[] operands)
    {
        var values = operands.Select(_ => Expression.Variable(type)).ToArray();
        var test = (Expression)Expression.Constant(true);
        for (int i = 1; i < operands.Length; i++)
        {
            var right = Expression.Assign(values[i], operands[i]);
            var step = Compare(syntax.Signs[i - 1], values[i - 1], right);
            for (int j = 0; j < i - 1 && syntax.Signs[0] == TokenKind.NotEqual; j++)
                step = Expression.AndAlso(step, Compare(TokenKind.NotEqual, values[j], values[i]));
            test = Expression.AndAlso(test, step);
        }
        return Expression.Block(values, Expression.Assign(values[0], operands[0]), test);
    }

    private static Expression Compare(TokenKind sign, Expression left, Expression right)
    {
        if (left.Type == Promotion.Text)
        {
            var same = Expression.Call(typeof(TextFunctions), nameof(TextFunctions.AreEqual), null, left, right);
            return sign == TokenKind.Equal ? same : Expression.Not(same);
        }
        return sign switch
        {
            TokenKind.Equal => Expression.Equal(left, right),
            TokenKind.NotEqual => Expression.NotEqual(left, right),
            TokenKind.Less => Expression.LessThan(left, right),
            TokenKind.LessOrEqual => Expression.LessThanOrEqual(left, right),
            TokenKind.Greater => Expression.GreaterThan(left, right),
            _ => Expression.GreaterThanOrEqual(left, right),
        };
    }
}
