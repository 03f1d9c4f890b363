namespace Microsoft.ML.Internal.Expressions;

/// <summary>Reads <c>x => body</c> or <c>(x, y) : body</c> by precedence climbing.</summary>
internal sealed class Parser
{
    private readonly List<Token> _tokens;
    private int _next;

    private Parser(string source) => _tokens = new Lexer(source).Read();

    private Token Current => _tokens[_next];

    public static LambdaSyntax Parse(string source)
    {
        var parser = new Parser(source);
        var lambda = parser.Lambda();
        parser.Expect(TokenKind.End, "the end of the expression");
        return lambda;
    }

    private Token Take() => _tokens[_next++];

    private bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        _next++;
        return true;
    }

    private Token Expect(TokenKind kind, string wanted)
        => Current.Kind == kind
            ? (kind == TokenKind.End ? Current : Take())
            : throw new ExpressionException(Current, $"Expected: {wanted}, Found: {Current}");

    private Token ExpectName() => Expect(TokenKind.Identifier, "a name");

    private TokenKind PeekKind(int ahead) => _tokens[Math.Min(_next + ahead, _tokens.Count - 1)].Kind;

    private LambdaSyntax Lambda()
    {
        var first = Current;
        var parameters = new List<Token>();
        if (first.Kind == TokenKind.Identifier)
        {
            parameters.Add(Take());
        }
        else
        {
            Expect(TokenKind.OpenParenthesis, "'('");
            do
                parameters.Add(ExpectName());
            while (TryTake(TokenKind.Comma));
            Expect(TokenKind.CloseParenthesis, "')'");
        }
        if (!TryTake(TokenKind.Colon))
            Expect(TokenKind.Arrow, "'=>'");
        return new LambdaSyntax(first, parameters, Expression(Precedence.None));
    }

    private Syntax Expression(Precedence least)
    {
        var left = Primary();
        while (Operator(Current.Kind) is var precedence && precedence != Precedence.None && precedence >= least)
            left = Continue(left, precedence);
        return left;
    }

    private Syntax Continue(Syntax left, Precedence precedence)
    {
        if (precedence == Precedence.Compare)
            return Comparison(left);
        var token = Take();
        if (precedence != Precedence.Conditional)
            return new BinarySyntax(token, left, Expression(RightSide(precedence)));
        var whenTrue = Expression(Precedence.None);
        Expect(TokenKind.Colon, "':'");
        return new ConditionalSyntax(token, left, whenTrue, Expression(Precedence.None));
    }

    // Coalesce binds to the right; the exponent of a power may carry a sign; all others bind to the left.
    private static Precedence RightSide(Precedence precedence) => precedence switch
    {
        Precedence.Coalesce => Precedence.Coalesce,
        Precedence.Power => Precedence.Unary,
        _ => precedence + 1,
    };

    private static Precedence Operator(TokenKind kind) => kind switch
    {
        TokenKind.Question => Precedence.Conditional,
        TokenKind.Coalesce => Precedence.Coalesce,
        TokenKind.Or => Precedence.Or,
        TokenKind.And => Precedence.And,
        TokenKind.Equal or TokenKind.NotEqual => Precedence.Compare,
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => Precedence.Compare,
        TokenKind.Plus or TokenKind.Minus => Precedence.Add,
        TokenKind.Star or TokenKind.Slash or TokenKind.Percent => Precedence.Multiply,
        TokenKind.Caret => Precedence.Power,
        _ => Precedence.None,
    };

    private CompareSyntax Comparison(Syntax first)
    {
        var token = Current;
        var operands = new List<Syntax> { first };
        var signs = new List<TokenKind>();
        while (Operator(Current.Kind) == Precedence.Compare)
        {
            if (!SameDirection(Current.Kind, token.Kind))
                throw new ExpressionException(Current, "Mixed direction not allowed");
            signs.Add(Take().Kind);
            operands.Add(Expression(Precedence.Compare + 1));
        }
        return new CompareSyntax(token, operands, signs);
    }

    private static bool SameDirection(TokenKind sign, TokenKind first) => first switch
    {
        TokenKind.Less or TokenKind.LessOrEqual => sign is TokenKind.Less or TokenKind.LessOrEqual,
        TokenKind.Greater or TokenKind.GreaterOrEqual => sign is TokenKind.Greater or TokenKind.GreaterOrEqual,
        _ => sign == first,
    };

    private Syntax Primary()
    {
        switch (Current.Kind)
        {
            case TokenKind.OpenParenthesis:
                Take();
                var inner = Expression(Precedence.None);
                Expect(TokenKind.CloseParenthesis, "')'");
                return inner;
            case TokenKind.Minus or TokenKind.Not:
                return new UnarySyntax(Take(), Expression(Precedence.Unary));
            case TokenKind.Integer or TokenKind.Single or TokenKind.Double or TokenKind.Text:
                return new LiteralSyntax(Current, Take().Value);
            case TokenKind.True or TokenKind.False:
                return new LiteralSyntax(Current, Take().Kind == TokenKind.True);
            case TokenKind.With:
                return With();
            case TokenKind.Identifier when PeekKind(1) == TokenKind.OpenParenthesis:
                return Call(null);
            case TokenKind.Identifier when PeekKind(1) == TokenKind.Dot && PeekKind(2) == TokenKind.Identifier:
                string space = Take().Text;
                Take();
                return Call(space);
            default:
                return new NameSyntax(ExpectName());
        }
    }

    private CallSyntax Call(string space)
    {
        var name = ExpectName();
        Expect(TokenKind.OpenParenthesis, "'('");
        var arguments = new List<Syntax>();
        if (!TryTake(TokenKind.CloseParenthesis))
        {
            do
                arguments.Add(Expression(Precedence.None));
            while (TryTake(TokenKind.Comma));
            Expect(TokenKind.CloseParenthesis, "')'");
        }
        return new CallSyntax(name, space, arguments);
    }

    private WithSyntax With()
    {
        Take();
        Expect(TokenKind.OpenParenthesis, "'('");
        return Binding();
    }

    // with(a = 1, b = a; body) is short for with(a = 1; with(b = a; body)).
    private WithSyntax Binding()
    {
        var name = ExpectName();
        if (Current.Text != "=")
            throw new ExpressionException(Current, $"Expected: '=', Found: {Current}");
        Take();
        var value = Expression(Precedence.None);
        if (TryTake(TokenKind.Comma))
            return new WithSyntax(name, name.Text, value, Binding());
        Expect(TokenKind.Semicolon, "';'");
        var body = Expression(Precedence.None);
        Expect(TokenKind.CloseParenthesis, "')'");
        return new WithSyntax(name, name.Text, value, body);
    }
}
