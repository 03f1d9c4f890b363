using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageGrayscalingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "ConvertToGrayscale";

    internal ImageGrayscalingTransformer(IHostEnvironment environment, string outputColumnName, string inputColumnName)
        : base(environment.Register(nameof(ImageGrayscalingTransformer)), [(outputColumnName, inputColumnName)])
    {
    }

    internal string InputColumnName => ColumnPairs[0].InputColumnName;

    internal string OutputColumnName => ColumnPairs[0].OutputColumnName;

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
        => new Mapper(FindInput(schema, InputColumnName), OutputColumnName);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        ctx.WriteTexts([OutputColumnName, InputColumnName]);
    }

    [ModelLoader(LoaderName)]
    private static ImageGrayscalingTransformer Load(IHostEnvironment environment, ModelLoadContext context)
    {
        string[] names = context.ReadTexts();
        return new ImageGrayscalingTransformer(environment, names[0], names[1]);
    }

    private sealed class Mapper(DataViewSchema.Column input, string outputColumnName) : OneToOneMapper([input])
    {
        public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; } = [new(outputColumnName, ImageColumns.TypeOf(input))];

        protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
        {
            Action disposer = null;
            return CreateGetter(input, outputIndex, ref disposer);
        }

        // The last picture that came in is disposed with the row, whoever made it.
        protected override Delegate CreateGetter(DataViewRow input, int outputIndex, ref Action disposer)
        {
            ValueGetter<MLImage> get = input.GetGetter<MLImage>(input.Schema[Inputs[0].Index]);
            MLImage source = null;
            disposer += () => source?.Dispose();
            return (ValueGetter<MLImage>)((ref MLImage grey) =>
            {
                grey?.Dispose();
                get(ref source);
                grey = source?.InGrey();
            });
        }
    }
}
