using System.Linq.Expressions;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>One overload of a function; a single array parameter takes any number of arguments.</summary>
internal sealed class Function
{
    private readonly Delegate _body;
    private readonly bool _isVariable;

    public Function(Delegate body)
    {
        _body = body;
        Parameters = body.Method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        _isVariable = Parameters is [{ IsArray: true }];
    }

    public Type[] Parameters { get; }

    public bool Takes(int count) => _isVariable || count == Parameters.Length;

    public bool Accepts(Type[] arguments)
        => arguments.Select((type, i) => Promotion.CanConvert(type, Parameter(i))).All(fits => fits);

    public bool IsAsGoodAs(Function other)
    {
        if (_isVariable != other._isVariable)
            return other._isVariable;
        return Parameters.Zip(other.Parameters, Promotion.CanConvert).All(narrower => narrower);
    }

    public Expression Call(Expression[] arguments)
    {
        var converted = arguments.Select((argument, i) => OperatorBinder.Convert(argument, Parameter(i))).ToArray();
        var body = Expression.Constant(_body);
        return _isVariable
            ? Expression.Invoke(body, Expression.NewArrayInit(Parameter(0), converted))
            : Expression.Invoke(body, converted);
    }

    private Type Parameter(int index) => _isVariable ? Parameters[0].GetElementType() : Parameters[index];
}
