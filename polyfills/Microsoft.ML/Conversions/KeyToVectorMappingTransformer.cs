using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <remarks>Only keys that are no vectors, for which both kinds of output are the same.</remarks>
public sealed class KeyToVectorMappingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "KeyToVectorTransform";

    private readonly bool _outputCountVector;

    internal KeyToVectorMappingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, bool outputCountVector)
        : base(environment.Register(nameof(KeyToVectorMappingTransformer)), columns)
        => _outputCountVector = outputCountVector;

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
        => new Mapper(ColumnPairs.Select(pair => FindKey(schema, pair.InputColumnName)).ToArray(), ColumnPairs, _outputCountVector);

    private static DataViewSchema.Column FindKey(DataViewSchema schema, string name)
    {
        var column = FindInput(schema, name);
        return column.Type is KeyDataViewType && column.Type.KeyCountOf() > 0
            ? column
            : throw Checks.SchemaMismatch("inputSchema", "input", name, "a key that is no vector", column.Type.ToString());
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        Transforms.ColumnPairs.Write(ctx, ColumnPairs);
        ctx.Writer.Write(_outputCountVector);
    }

    [ModelLoader(LoaderName)]
    private static KeyToVectorMappingTransformer Load(IHostEnvironment environment, ModelLoadContext ctx)
        => new(environment, Transforms.ColumnPairs.Read(ctx), ctx.Reader.ReadBoolean());

    private sealed class Mapper(DataViewSchema.Column[] inputs, IReadOnlyList<(string Output, string Input)> pairs, bool outputCountVector)
        : OneToOneMapper(inputs)
    {
        public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; } = inputs
            .Select((input, i) => new DataViewSchema.DetachedColumn(
                pairs[i].Output, new VectorDataViewType(NumberDataViewType.Single, input.Type.KeyCountOf()), AnnotationsOf(input, outputCountVector)))
            .ToArray();

        protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
            => (Delegate)GenericCall.Invoke(Getter<uint>, [Inputs[outputIndex].Type.RawType], input, Inputs[outputIndex]);

        private static DataViewSchema.Annotations AnnotationsOf(DataViewSchema.Column input, bool outputCountVector)
        {
            int count = input.Type.KeyCountOf();
            var annotations = new DataViewSchema.Annotations.Builder();
            if (input.Annotations.Schema.GetColumnOrNull(AnnotationNames.KeyValues) is { Type: VectorDataViewType { ItemType: TextDataViewType } type } values
                && type.Size == count)
                annotations.Add(AnnotationNames.SlotNames, type, input.Annotations.GetGetter<VBuffer<ReadOnlyMemory<char>>>(values));
            if (!outputCountVector)
                annotations.Add<VBuffer<int>>(AnnotationNames.CategoricalSlotRanges, new VectorDataViewType(NumberDataViewType.Int32, 1, 2),
                    (ref VBuffer<int> range) => range = new VBuffer<int>(2, [0, count - 1]));
            annotations.AddPrimitiveValue(AnnotationNames.IsNormalized, BooleanDataViewType.Instance, true);
            return annotations.ToAnnotations();
        }

        private static Delegate Getter<TKey>(DataViewRow row, DataViewSchema.Column column)
        {
            int count = column.Type.KeyCountOf();
            var toIndex = KeyIndex.Reader<TKey>();
            var getter = row.GetGetter<TKey>(row.Schema[column.Index]);
            TKey key = default;
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> vector) =>
            {
                getter(ref key);
                // A missing key is zero: no slot is one.
                bool found = toIndex(key) is > 0 and var index && index <= (ulong)count;
                var editor = VBufferEditor.Create(ref vector, count, found ? 1 : 0);
                if (found)
                {
                    editor.Values[0] = 1;
                    if (count > 1)
                        editor.Indices[0] = (int)toIndex(key) - 1;
                }

                vector = editor.Commit();
            });
        }
    }
}
