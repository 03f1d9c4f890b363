using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "KeyToValueTransform";

    internal KeyToValueMappingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns)
        : base(environment.Register(nameof(KeyToValueMappingTransformer)), columns)
    {
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
        => new Mapper(ColumnPairs.Select(pair => FindInput(schema, pair.InputColumnName)).ToArray(), ColumnPairs);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        Transforms.ColumnPairs.Write(ctx, ColumnPairs);
    }

    [ModelLoader(LoaderName)]
    private static KeyToValueMappingTransformer Load(IHostEnvironment environment, ModelLoadContext ctx)
        => new(environment, Transforms.ColumnPairs.Read(ctx));

    private sealed class Mapper : OneToOneMapper
    {
        public Mapper(DataViewSchema.Column[] inputs, IReadOnlyList<(string Output, string Input)> pairs)
            : base(inputs)
            => OutputColumns = inputs.Select((input, i) => OutputColumn(input, pairs[i].Output)).ToArray();

        public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; }

        protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
        {
            var column = Inputs[outputIndex];
            Type[] types = [column.Type.ItemTypeOf().RawType, OutputColumns[outputIndex].Type.ItemTypeOf().RawType];
            return (Delegate)GenericCall.Invoke(Getter<uint, int>, types, input, column);
        }

        private static DataViewSchema.DetachedColumn OutputColumn(DataViewSchema.Column input, string name)
        {
            var values = ValuesType(input);
            DataViewType type = input.Type is VectorDataViewType vector ? new VectorDataViewType(values.ItemType, vector.Dimensions) : values.ItemType;
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(input.Annotations, kind => kind == AnnotationNames.SlotNames);
            return new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations());
        }

        private static VectorDataViewType ValuesType(DataViewSchema.Column column)
        {
            var type = column.Annotations.Schema.GetColumnOrNull(AnnotationNames.KeyValues)?.Type as VectorDataViewType;
            Checks.State(type != null, $"Metadata KeyValues does not exist for column '{column.Name}' of type {column.Type}");
            Checks.State(column.Type.ItemTypeOf() is KeyDataViewType && type.Size == column.Type.KeyCountOf(),
                $"KeyValues metadata size does not match column type key count: column '{column.Name}' of type {column.Type} has {type.Size} key values");
            return type;
        }

        private static Delegate Getter<TKey, TValue>(DataViewRow row, DataViewSchema.Column column)
        {
            var keyValues = default(VBuffer<TValue>);
            column.Annotations.GetValue(AnnotationNames.KeyValues, ref keyValues);
            TValue[] values = keyValues.DenseValues().ToArray();
            TValue missing = MissingValue.Of<TValue>();
            var toIndex = KeyIndex.Reader<TKey>();
            // A missing key is zero, and so below the first value.
            TValue Map(TKey key) => toIndex(key) - 1 is var index && index < (ulong)values.Length ? values[index] : missing;

            var source = row.Schema[column.Index];
            if (column.Type is VectorDataViewType)
                return VectorMap.Getter<TKey, TValue>(row.GetGetter<VBuffer<TKey>>(source), Map);
            var getter = row.GetGetter<TKey>(source);
            TKey key = default;
            return (ValueGetter<TValue>)((ref TValue value) =>
            {
                getter(ref key);
                value = Map(key);
            });
        }
    }
}
