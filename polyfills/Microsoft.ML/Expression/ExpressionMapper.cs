using Microsoft.ML.Data;
using Microsoft.ML.Internal.Expressions;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Runs an expression on each row; on each value of the vector column, where there is one.</summary>
internal sealed class ExpressionMapper : IRowMapper
{
    private readonly CompiledExpression _expression;
    private readonly DataViewSchema.Column[] _inputs;
    private readonly int _vectorInput;

    public ExpressionMapper(string outputColumnName, CompiledExpression expression, DataViewSchema.Column[] inputs, int vectorInput)
    {
        _expression = expression;
        _inputs = inputs;
        _vectorInput = vectorInput;
        OutputColumns = [OutputColumn(outputColumnName)];
    }

    public IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; }

    public IEnumerable<int> GetDependencies(int outputIndex) => _inputs.Select(column => column.Index);

    public Delegate[] CreateGetters(DataViewRow input, bool[] active, out Action disposer)
    {
        disposer = null;
        if (!active[0])
            return [null];
        return _vectorInput < 0
            ? [GenericCall.Invoke<Delegate>(ScalarGetter<int>, _expression.ResultType, input)]
            : [(Delegate)GenericCall.Invoke(VectorGetter<int, int>, [_inputs[_vectorInput].Type.ItemTypeOf().RawType, _expression.ResultType], input)];
    }

    private DataViewSchema.DetachedColumn OutputColumn(string name)
    {
        var itemType = DataViewTypes.PrimitiveOrNull(_expression.ResultType);
        if (_vectorInput < 0)
            return new DataViewSchema.DetachedColumn(name, itemType);
        var vector = _inputs[_vectorInput];
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(vector.Annotations, kind => kind == AnnotationNames.SlotNames);
        return new DataViewSchema.DetachedColumn(name, new VectorDataViewType(itemType, vector.Type.ValueCountOf()), annotations.ToAnnotations());
    }

    private ValueGetter<TOut> ScalarGetter<TOut>(DataViewRow row)
    {
        var function = _expression.As<TOut>();
        var (cells, readers) = Open(row);
        return (ref TOut value) =>
        {
            foreach (var read in readers)
                read();
            value = function(cells);
        };
    }

    private ValueGetter<VBuffer<TOut>> VectorGetter<TIn, TOut>(DataViewRow row)
    {
        var function = _expression.As<TOut>();
        var (cells, readers) = Open(row);
        var item = (InputCell<TIn>)cells[_vectorInput];
        TOut Evaluate(TIn value)
        {
            item.Value = value;
            return function(cells);
        }
        var getVector = VectorMap.Getter<TIn, TOut>(row.GetGetter<VBuffer<TIn>>(row.Schema[_inputs[_vectorInput].Index]), Evaluate);
        return (ref VBuffer<TOut> value) =>
        {
            foreach (var read in readers)
                read();
            getVector(ref value);
        };
    }

    // One cell for each input, and an action that fills it from the row for each but the vector.
    private (InputCell[] Cells, Action[] Readers) Open(DataViewRow row)
    {
        var readers = new List<Action>();
        var cells = new InputCell[_inputs.Length];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = GenericCall.Invoke<InputCell>(Cell<int>, _inputs[i].Type.ItemTypeOf().RawType, row, i, readers);
        return (cells, readers.ToArray());
    }

    private InputCell<T> Cell<T>(DataViewRow row, int index, List<Action> readers)
    {
        var cell = new InputCell<T>();
        if (index != _vectorInput)
        {
            var getter = row.GetGetter<T>(row.Schema[_inputs[index].Index]);
            readers.Add(() => getter(ref cell.Value));
        }
        return cell;
    }
}
