using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public class ValueMappingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "ValueMappingTransformer";

    private readonly LookupMap _map;

    internal ValueMappingTransformer(IHostEnvironment environment, LookupMap map, (string Output, string Input)[] columns)
        : base(environment.Register(nameof(ValueMappingTransformer)), columns)
        => _map = map;

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        var inputs = ColumnPairs.Select(pair => FindInput(schema, pair.InputColumnName)).ToArray();
        foreach (var input in inputs)
        {
            if (!input.Type.ItemTypeOf().Equals(_map.KeyType))
                throw Checks.SchemaMismatch("inputSchema", "input", input.Name, _map.KeyType.ToString(), input.Type.ToString());
            if (input.Type is VectorDataViewType && _map.ValueType is VectorDataViewType)
                throw new NotSupportedException($"Column '{input.Name}' cannot be mapped to values when the column and the map values are both vector type.");
        }
        return new Mapper(_map, inputs, ColumnPairs);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        Transforms.ColumnPairs.Write(ctx, ColumnPairs);
        _map.Write(ctx.Writer);
    }

    [ModelLoader(LoaderName)]
    private static ValueMappingTransformer Load(IHostEnvironment environment, ModelLoadContext ctx)
    {
        var columns = Transforms.ColumnPairs.Read(ctx);
        return new ValueMappingTransformer(environment, LookupMap.Read(ctx.Reader), columns);
    }

    private sealed class Mapper : OneToOneMapper
    {
        private readonly LookupMap _map;

        public Mapper(LookupMap map, DataViewSchema.Column[] inputs, IReadOnlyList<(string Output, string Input)> pairs)
            : base(inputs)
        {
            _map = map;
            OutputColumns = inputs.Select((input, i) => OutputColumn(input, pairs[i].Output)).ToArray();
        }

        public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; }

        protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
            => _map.CreateGetter(input, input.Schema[Inputs[outputIndex].Index]);

        private DataViewSchema.DetachedColumn OutputColumn(DataViewSchema.Column input, string name)
        {
            // A mapped vector has always been of unknown size, whatever the input's.
            var type = input.Type is VectorDataViewType
                ? new VectorDataViewType(DataViewTypes.PrimitiveOrNull(_map.ValueType.RawType))
                : _map.ValueType;
            return new DataViewSchema.DetachedColumn(name, type, _map.Annotations);
        }
    }
}
