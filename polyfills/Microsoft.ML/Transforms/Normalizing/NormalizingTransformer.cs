using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class NormalizingTransformer : OneToOneTransformerBase
{
    internal const string Expected = "a value or a vector of known size of Single";
    private const string LoaderName = "Normalizer";

    private readonly AffineScale[] _scales;

    internal NormalizingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, AffineScale[] scales)
        : base(environment.Register(nameof(NormalizingTransformer)), columns)
        => _scales = scales;

    internal static DataViewSchema.Column Find(DataViewSchema schema, string name)
    {
        var column = FindInput(schema, name);
        return column.Type.ItemTypeOf().Equals(NumberDataViewType.Single) && column.Type.ValueCountOf() > 0
            ? column
            : throw Checks.SchemaMismatch("inputSchema", "input", name, Expected, column.Type.ToString());
    }

    /// <summary>A value is read as a vector of one.</summary>
    internal static ValueGetter<VBuffer<float>> VectorGetter(DataViewRow row, DataViewSchema.Column column)
    {
        var source = row.Schema[column.Index];
        if (column.Type is VectorDataViewType)
            return row.GetGetter<VBuffer<float>>(source);
        var getter = row.GetGetter<float>(source);
        return (ref VBuffer<float> vector) =>
        {
            var editor = VBufferEditor.Create(ref vector, 1);
            getter(ref editor.Values[0]);
            vector = editor.Commit();
        };
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        var inputs = ColumnPairs.Select(pair => Find(schema, pair.InputColumnName)).ToArray();
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Type.ValueCountOf() != _scales[i].Scale.Length)
                throw Checks.SchemaMismatch(nameof(schema), "input", inputs[i].Name, $"{_scales[i].Scale.Length} values of Single", inputs[i].Type.ToString());
        }

        return new Mapper(inputs, ColumnPairs, _scales);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        Transforms.ColumnPairs.Write(ctx, ColumnPairs);
        foreach (var (offset, scale) in _scales)
        {
            ctx.Writer.Write(scale.Length);
            foreach (float value in offset.Concat(scale))
                ctx.Writer.Write(value);
        }
    }

    [ModelLoader(LoaderName)]
    private static NormalizingTransformer Load(IHostEnvironment environment, ModelLoadContext ctx)
    {
        var columns = Transforms.ColumnPairs.Read(ctx);
        return new(environment, columns, Array.ConvertAll(columns, _ => ReadScale(ctx.Reader)));
    }

    private static AffineScale ReadScale(BinaryReader reader)
    {
        int size = reader.ReadInt32();
        Checks.Decode(size > 0, "A normaliser has no slots");
        float[] Values() => [.. Enumerable.Range(0, size).Select(_ => reader.ReadSingle())];
        return new AffineScale(Values(), Values());
    }

    private sealed class Mapper(DataViewSchema.Column[] inputs, IReadOnlyList<(string Output, string Input)> pairs, AffineScale[] scales)
        : OneToOneMapper(inputs)
    {
        public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; } = inputs
            .Select((input, i) => new DataViewSchema.DetachedColumn(pairs[i].Output, input.Type, AnnotationsOf(input)))
            .ToArray();

        protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
        {
            var (column, scale) = (Inputs[outputIndex], scales[outputIndex]);
            return column.Type is VectorDataViewType ? OfVector(input, column, scale) : OfValue(input, column, scale);
        }

        private static DataViewSchema.Annotations AnnotationsOf(DataViewSchema.Column input)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.AddPrimitiveValue(AnnotationNames.IsNormalized, BooleanDataViewType.Instance, true);
            annotations.Add(input.Annotations, kind => kind == AnnotationNames.SlotNames);
            return annotations.ToAnnotations();
        }

        private static ValueGetter<float> OfValue(DataViewRow row, DataViewSchema.Column column, AffineScale scale)
        {
            var getter = row.GetGetter<float>(row.Schema[column.Index]);
            return (ref float value) =>
            {
                getter(ref value);
                value = scale.Apply(value, 0);
            };
        }

        private static ValueGetter<VBuffer<float>> OfVector(DataViewRow row, DataViewSchema.Column column, AffineScale scale)
        {
            var getter = row.GetGetter<VBuffer<float>>(row.Schema[column.Index]);
            var source = default(VBuffer<float>);
            return (ref VBuffer<float> vector) =>
            {
                getter(ref source);
                source.CopyToDense(ref vector);
                var editor = VBufferEditor.CreateFromBuffer(ref vector);
                for (int slot = 0; slot < editor.Values.Length; slot++)
                    editor.Values[slot] = scale.Apply(editor.Values[slot], slot);
                vector = editor.Commit();
            };
        }
    }
}
