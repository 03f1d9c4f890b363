using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Internal.Expressions;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ExpressionTransformer : RowToRowTransformerBase
{
    public const string LoaderSignature = "ExprTransform";

    private readonly string _outputColumnName;
    private readonly string _expression;
    private readonly string[] _inputColumnNames;
    private readonly PrimitiveDataViewType[] _inputTypes;
    private readonly int _vectorInput;
    private readonly CompiledExpression _compiled;

    internal ExpressionTransformer(
        IHostEnvironment environment,
        string outputColumnName,
        string expression,
        string[] inputColumnNames,
        PrimitiveDataViewType[] inputTypes,
        int vectorInput)
        : base(environment.Register(nameof(ExpressionTransformer)))
    {
        _outputColumnName = outputColumnName;
        _expression = expression;
        _inputColumnNames = inputColumnNames;
        _inputTypes = inputTypes;
        _vectorInput = vectorInput;
        _compiled = Compile(expression, inputTypes);
    }

    internal static CompiledExpression Compile(string expression, IEnumerable<DataViewType> inputTypes)
    {
        try
        {
            return CompiledExpression.Compile(expression, inputTypes.Select(TypeInExpression).ToArray());
        }
        catch (ExpressionException fault)
        {
            throw new ArgumentOutOfRangeException(nameof(expression), $"binding failed: {fault.Message}");
        }
    }

    // The language has no keys: their raw numbers would change meaning.
    private static Type TypeInExpression(DataViewType type) => type is KeyDataViewType ? typeof(KeyDataViewType) : type.RawType;

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        var inputs = new DataViewSchema.Column[_inputColumnNames.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = schema.GetColumnOrNull(_inputColumnNames[i])
                ?? throw new InvalidOperationException($"Column {_inputColumnNames[i]} does not exist in the input schema");
            Checks.State(inputs[i].Type.ItemTypeOf().RawType == _inputTypes[i].RawType && inputs[i].Type is VectorDataViewType == (i == _vectorInput),
                $"Input column '{inputs[i].Name}' of the expression for '{_outputColumnName}' was {_inputTypes[i]}{(i == _vectorInput ? " (vector)" : "")} when the model was made, but is {inputs[i].Type}");
        }
        return new ExpressionMapper(_outputColumnName, _compiled, inputs, _vectorInput);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderSignature);
        ctx.WriteText(_outputColumnName);
        ctx.WriteText(_expression);
        ctx.WriteTexts(_inputColumnNames);
        foreach (var type in _inputTypes)
            TypeCodec.Write(ctx.Writer, type);
        ctx.Writer.Write(_vectorInput);
    }

    [ModelLoader(LoaderSignature)]
    private static ExpressionTransformer Load(IHostEnvironment environment, ModelLoadContext ctx)
    {
        string outputColumnName = ctx.ReadText();
        string expression = ctx.ReadText();
        string[] inputColumnNames = ctx.ReadTexts();
        var inputTypes = inputColumnNames.Select(_ => (PrimitiveDataViewType)TypeCodec.Read(ctx.Reader)).ToArray();
        return new ExpressionTransformer(environment, outputColumnName, expression, inputColumnNames, inputTypes, ctx.Reader.ReadInt32());
    }
}
