using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "TermTransform";

    private readonly KeyMap[] _maps;
    private readonly bool _annotationsAsText;

    internal ValueToKeyMappingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, KeyMap[] maps, bool annotationsAsText)
        : base(environment.Register(nameof(ValueToKeyMappingTransformer)), columns)
    {
        _maps = maps;
        _annotationsAsText = annotationsAsText;
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        var inputs = ColumnPairs.Select(pair => FindInput(schema, pair.InputColumnName)).ToArray();
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!inputs[i].Type.ItemTypeOf().Equals(_maps[i].ItemType))
                throw Checks.SchemaMismatch("inputSchema", "input", inputs[i].Name, _maps[i].ItemType.ToString(), inputs[i].Type.ToString());
        }
        return new Mapper(this, inputs);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        Transforms.ColumnPairs.Write(ctx, ColumnPairs);
        ctx.Writer.Write(_annotationsAsText);
        foreach (var map in _maps)
            map.Write(ctx.Writer);
    }

    [ModelLoader(LoaderName)]
    private static ValueToKeyMappingTransformer Load(IHostEnvironment environment, ModelLoadContext ctx)
    {
        var columns = Transforms.ColumnPairs.Read(ctx);
        bool annotationsAsText = ctx.Reader.ReadBoolean();
        var maps = Array.ConvertAll(columns, _ => KeyMap.Read(ctx.Reader));
        return new ValueToKeyMappingTransformer(environment, columns, maps, annotationsAsText);
    }

    private sealed class Mapper : OneToOneMapper
    {
        private readonly ValueToKeyMappingTransformer _parent;

        public Mapper(ValueToKeyMappingTransformer parent, DataViewSchema.Column[] inputs)
            : base(inputs)
        {
            _parent = parent;
            OutputColumns = inputs.Select(OutputColumn).ToArray();
        }

        public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; }

        protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
            => _parent._maps[outputIndex].CreateGetter(input, input.Schema[Inputs[outputIndex].Index]);

        private DataViewSchema.DetachedColumn OutputColumn(DataViewSchema.Column input, int index)
        {
            var map = _parent._maps[index];
            var annotations = new DataViewSchema.Annotations.Builder();
            map.AddKeyValues(annotations, input, _parent._annotationsAsText);
            annotations.Add(input.Annotations, kind => kind == AnnotationNames.SlotNames);
            DataViewType type = input.Type is VectorDataViewType vector ? new VectorDataViewType(map.KeyType, vector.Dimensions) : map.KeyType;
            return new DataViewSchema.DetachedColumn(_parent.ColumnPairs[index].OutputColumnName, type, annotations.ToAnnotations());
        }
    }
}
