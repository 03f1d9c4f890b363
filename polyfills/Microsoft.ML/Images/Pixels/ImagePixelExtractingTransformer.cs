using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImagePixelExtractingTransformer : OneToOneTransformerBase
{
    private const string LoaderName = "ExtractPixels";

    internal ImagePixelExtractingTransformer(IHostEnvironment environment, PixelExtractionOptions options)
        : base(environment.Register(nameof(ImagePixelExtractingTransformer)), [(options.OutputColumnName, options.InputColumnName)])
        => Options = options;

    internal PixelExtractionOptions Options { get; }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
    {
        DataViewSchema.Column input = FindInput(schema, Options.InputColumnName);
        ImageDataViewType image = ImageColumns.TypeOf(input);
        if (image.Height <= 0 || image.Width <= 0)
            throw Checks.SchemaMismatch("inputSchema", "input", input.Name, "known-size image", "unknown-size image");
        return Options.AsFloat ? new PixelExtractingMapper<float>(input, image, Options) : new PixelExtractingMapper<byte>(input, image, Options);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        ctx.WriteTexts([Options.OutputColumnName, Options.InputColumnName]);
        Options.Layout.Save(ctx.Writer);
        ctx.Writer.Write(Options.Offset);
        ctx.Writer.Write(Options.Scale);
        ctx.Writer.Write(Options.AsFloat);
    }

    [ModelLoader(LoaderName)]
    private static ImagePixelExtractingTransformer Load(IHostEnvironment environment, ModelLoadContext context)
    {
        string[] names = context.ReadTexts();
        BinaryReader reader = context.Reader;
        return new ImagePixelExtractingTransformer(environment, new PixelExtractionOptions(
            names[0], names[1], ColorLayout.Load(reader), reader.ReadSingle(), reader.ReadSingle(), reader.ReadBoolean()));
    }
}
