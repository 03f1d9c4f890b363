using System.Linq.Expressions;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>Arithmetic, logic and the replacement of missing values.</summary>
internal static class OperatorBinder
{
    public static Expression Convert(Expression value, Type type)
        => value.Type == type ? value : Expression.Convert(value, type);

    public static Expression Unary(UnarySyntax syntax, Expression operand)
    {
        if (syntax.Token.Kind == TokenKind.Not)
            return Expression.Not(Logical(syntax.Operand, operand));
        return Promotion.IsNumber(operand.Type)
            ? Expression.Negate(operand)
            : throw new ExpressionException(syntax.Operand.Token, "Invalid numeric operand");
    }

    public static Expression Binary(BinarySyntax syntax, Expression left, Expression right)
    {
        switch (syntax.Token.Kind)
        {
            case TokenKind.And:
                return Expression.AndAlso(Logical(syntax.Left, left), Logical(syntax.Right, right));
            case TokenKind.Or:
                return Expression.OrElse(Logical(syntax.Left, left), Logical(syntax.Right, right));
            case TokenKind.Coalesce when !Promotion.IsReal(left.Type):
                throw new ExpressionException(syntax.Token, "Invalid operand: only Single and Double have missing values");
        }

        var type = Promotion.Common(left.Type, right.Type, precise: false);
        if (type == null || !Promotion.IsNumber(type))
            throw new ExpressionException((Promotion.IsNumber(left.Type) ? syntax.Right : syntax.Left).Token, "Invalid numeric operand");
        return Arithmetic(syntax.Token.Kind, Convert(left, type), Convert(right, type));
    }

    private static Expression Arithmetic(TokenKind sign, Expression left, Expression right) => sign switch
    {
        TokenKind.Plus => Expression.Add(left, right),
        TokenKind.Minus => Expression.Subtract(left, right),
        TokenKind.Star => Expression.Multiply(left, right),
        TokenKind.Slash => Expression.Divide(left, right),
        TokenKind.Percent => Expression.Modulo(left, right),
        TokenKind.Caret => Expression.Call(typeof(Powers), nameof(Powers.Raise), null, left, right),
        _ => Coalesce(left, right),
    };

    private static BlockExpression Coalesce(Expression left, Expression right)
    {
        var value = Expression.Variable(left.Type);
        var isMissing = Expression.Call(left.Type, nameof(double.IsNaN), null, value);
        return Expression.Block([value], Expression.Assign(value, left), Expression.Condition(isMissing, right, value));
    }

    private static Expression Logical(Syntax syntax, Expression value)
        => value.Type == typeof(bool) ? value : throw new ExpressionException(syntax.Token, "Invalid boolean operand");
}
