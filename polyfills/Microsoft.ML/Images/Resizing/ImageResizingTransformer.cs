using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageResizingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "ResizeImages";

    internal ImageResizingTransformer(IHostEnvironment environment, ImageResizingOptions options)
        : base(environment.Register(nameof(ImageResizingTransformer)), [(options.OutputColumnName, options.InputColumnName)])
        => Options = options;

    internal ImageResizingOptions Options { get; }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        DataViewSchema.Column input = FindInput(schema, Options.InputColumnName);
        ImageColumns.TypeOf(input);
        return new Mapper(input, Options);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        ctx.WriteTexts([Options.OutputColumnName, Options.InputColumnName]);
        ctx.Writer.Write(Options.Type.Width);
        ctx.Writer.Write(Options.Type.Height);
        ctx.Writer.Write((byte)Options.Kind);
        ctx.Writer.Write((byte)Options.Anchor);
    }

    [ModelLoader(LoaderName)]
    private static ImageResizingTransformer Load(IHostEnvironment environment, ModelLoadContext context)
    {
        string[] names = context.ReadTexts();
        BinaryReader reader = context.Reader;
        return new ImageResizingTransformer(environment, new ImageResizingOptions(names[0], names[1], reader.ReadInt32(), reader.ReadInt32(),
            (ImageResizingEstimator.ResizingKind)reader.ReadByte(), (ImageResizingEstimator.Anchor)reader.ReadByte()));
    }

    private sealed class Mapper(DataViewSchema.Column input, ImageResizingOptions options) : OneToOneMapper([input])
    {
        public override IReadOnlyList<DataViewSchema.DetachedColumn> OutputColumns { get; } = [new(options.OutputColumnName, options.Type)];

        // What was handed out before is disposed, a picture of the right size too, which is handed on as it is.
        protected override Delegate CreateGetter(DataViewRow input, int outputIndex)
        {
            ValueGetter<MLImage> get = input.GetGetter<MLImage>(input.Schema[Inputs[0].Index]);
            MLImage source = null;
            return (ValueGetter<MLImage>)((ref MLImage resized) =>
            {
                resized?.Dispose();
                get(ref source);
                bool fits = source is null || (source.Width == options.Type.Width && source.Height == options.Type.Height);
                resized = fits ? source : Resize(source);
            });
        }

        private MLImage Resize(MLImage source)
        {
            (int width, int height) = (options.Type.Width, options.Type.Height);
            return source.Resized(width, height, ImagePlacement.Of(source.Width, source.Height, width, height, options.Kind, options.Anchor));
        }
    }
}
