using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class TypeConvertingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "ConvertTransform";

    private readonly DataKind _outputKind;

    internal TypeConvertingTransformer(IHostEnvironment environment, (string Output, string Input)[] columns, DataKind outputKind)
        : base(environment.Register(nameof(TypeConvertingTransformer)), columns)
    {
        // Fails at once where the kind is unknown.
        DataViewTypes.Primitive(outputKind);
        _outputKind = outputKind;
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
        => new Mapper(ColumnPairs.Select(pair => FindInput(schema, pair.InputColumnName)).ToArray(), ColumnPairs, _outputKind);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        Transforms.ColumnPairs.Write(ctx, ColumnPairs);
        ctx.Writer.Write((byte)_outputKind);
    }

    [ModelLoader(LoaderName)]
    private static TypeConvertingTransformer Load(IHostEnvironment environment, ModelLoadContext ctx)
        => new(environment, Transforms.ColumnPairs.Read(ctx), (DataKind)ctx.Reader.ReadByte());

    private sealed class Mapper : OneToOneMapper
    {
        private readonly Delegate[] _conversions;

        public Mapper(DataViewSchema.Column[] inputs, IReadOnlyList<(string Output, string Input)> pairs, DataKind outputKind)
            : base(inputs)
        {
            var types = inputs.Select(input => ItemType((PrimitiveDataViewType)input.Type.ItemTypeOf(), outputKind)).ToArray();
            _conversions = inputs.Select((input, i) => Conversion(input, types[i])).ToArray();
            OutputColumns = inputs.Select((input, i) => OutputColumn(input, pairs[i].Output, types[i])).ToArray();
        }

        public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; }

        protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
        {
            var column = Inputs[outputIndex];
            Type[] types = [column.Type.ItemTypeOf().RawType, OutputColumns[outputIndex].Type.ItemTypeOf().RawType];
            return (Delegate)GenericCall.Invoke(Getter<int, int>, types, input, column, _conversions[outputIndex]);
        }

        // A key stays a key of as many values, where the wanted kind can hold keys.
        private static PrimitiveDataViewType ItemType(PrimitiveDataViewType input, DataKind outputKind)
        {
            var output = DataViewTypes.Primitive(outputKind);
            return input is KeyDataViewType key && KeyDataViewType.IsValidDataType(output.RawType)
                ? new KeyDataViewType(output.RawType, Math.Min(key.Count, LargestOf(output.RawType)))
                : output;
        }

        private static ulong LargestOf(Type type) => Type.GetTypeCode(type) switch
        {
            TypeCode.Byte => byte.MaxValue,
            TypeCode.UInt16 => ushort.MaxValue,
            TypeCode.UInt32 => uint.MaxValue,
            _ => ulong.MaxValue,
        };

        private static Delegate Conversion(DataViewSchema.Column input, PrimitiveDataViewType output)
        {
            var item = input.Type.ItemTypeOf();
            bool keyToOther = item is KeyDataViewType && output is not KeyDataViewType;
            return (keyToOther ? null : ValueConversions.FindOrNull(item, output))
                ?? throw new ArgumentOutOfRangeException("inputSchema", $"source column '{input.Name}' with item type '{input.Type}' is not compatible with destination type '{output}'");
        }

        private static DataViewSchema.DetachedColumn OutputColumn(DataViewSchema.Column input, string name, PrimitiveDataViewType itemType)
        {
            var item = input.Type.ItemTypeOf();
            var kept = new HashSet<string>();
            if (input.Type.IsKnownSizeVector())
                kept.Add(AnnotationNames.SlotNames);
            if (item is KeyDataViewType from && itemType is KeyDataViewType to && from.Count == to.Count)
                kept.Add(AnnotationNames.KeyValues);
            if (item is NumberDataViewType && itemType is NumberDataViewType)
                kept.Add(AnnotationNames.IsNormalized);
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(input.Annotations, kept.Contains);
            if (input.Type is BooleanDataViewType && itemType is NumberDataViewType)
                annotations.AddPrimitiveValue(AnnotationNames.IsNormalized, BooleanDataViewType.Instance, true);

            DataViewType type = input.Type is VectorDataViewType vector ? new VectorDataViewType(itemType, vector.Dimensions) : itemType;
            return new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations());
        }

        private static Delegate Getter<TIn, TOut>(DataViewRow row, DataViewSchema.Column column, Delegate conversion)
        {
            var convert = (Func<TIn, TOut>)conversion;
            var source = row.Schema[column.Index];
            if (column.Type is VectorDataViewType)
                return VectorMap.Getter(row.GetGetter<VBuffer<TIn>>(source), convert, mapImplicit: false);
            var getter = row.GetGetter<TIn>(source);
            TIn value = default;
            return (ValueGetter<TOut>)((ref TOut result) =>
            {
                getter(ref value);
                result = convert(value);
            });
        }
    }
}
