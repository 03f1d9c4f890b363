using System.Linq.Expressions;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>An expression made into code, for inputs of given types. Safe to share: each caller brings its own cells.</summary>
internal sealed class CompiledExpression
{
    private readonly Delegate _function;

    private CompiledExpression(Type resultType, Delegate function)
    {
        ResultType = resultType;
        _function = function;
    }

    /// <summary>Boolean, Int32, Int64, Single, Double or text.</summary>
    public Type ResultType { get; }

    public static CompiledExpression Compile(string source, IReadOnlyList<Type> inputTypes)
    {
        var lambda = Parser.Parse(source);
        var cells = Expression.Parameter(typeof(InputCell[]), "cells");
        var inputs = inputTypes.Select((type, i) => Expression.Variable(type, $"input{i}")).ToArray();
        var body = Binder.Bind(lambda, inputs);
        var reads = inputs.Select((input, i) => (Expression)Expression.Assign(input, Read(cells, i, input.Type)));
        var block = Expression.Block(inputs, reads.Append(body));
        var function = Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(InputCell[]), body.Type), block, cells);
        return new CompiledExpression(body.Type, function.Compile());
    }

    public Func<InputCell[], TResult> As<TResult>() => (Func<InputCell[], TResult>)_function;

    private static MemberExpression Read(ParameterExpression cells, int index, Type type)
    {
        var cell = Expression.ArrayIndex(cells, Expression.Constant(index));
        return Expression.Field(Expression.Convert(cell, typeof(InputCell<>).MakeGenericType(type)), nameof(InputCell<int>.Value));
    }
}
