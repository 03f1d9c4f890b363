using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "CopyColumns";

    internal ColumnCopyingTransformer(IHostEnvironment environment, IReadOnlyList<(string OutputColumnName, string InputColumnName)> columns)
        : base(environment.Register(nameof(ColumnCopyingTransformer)), columns)
    {
    }

    internal IReadOnlyList<(string OutputColumnName, string InputColumnName)> Pairs => ColumnPairs;

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
        => new Mapper(ColumnPairs.Select(pair => FindInput(schema, pair.InputColumnName)).ToArray(), ColumnPairs);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        ctx.WriteTexts(ColumnPairs.Select(pair => pair.OutputColumnName).ToArray());
        ctx.WriteTexts(ColumnPairs.Select(pair => pair.InputColumnName).ToArray());
    }

    [ModelLoader(LoaderName)]
    private static ColumnCopyingTransformer Load(IHostEnvironment environment, ModelLoadContext context)
        => new(environment, context.ReadTexts().Zip(context.ReadTexts()).ToArray());

    private sealed class Mapper(DataViewSchema.Column[] inputs, IReadOnlyList<(string Output, string Input)> pairs) : OneToOneMapper(inputs)
    {
        public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; } = inputs
            .Select((input, i) => new DataViewSchema.DetachedColumn(pairs[i].Output, input.Type, input.Annotations))
            .ToArray();

        protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
            => RowGetters.Untyped(input, input.Schema[Inputs[outputIndex].Index]);
    }
}
