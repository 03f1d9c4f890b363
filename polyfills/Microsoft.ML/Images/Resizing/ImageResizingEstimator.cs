using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImageResizingEstimator : TrivialEstimator<ImageResizingTransformer>
{
    internal ImageResizingEstimator(IHostEnvironment environment, ImageResizingOptions options)
        : base(environment.Register(nameof(ImageResizingEstimator)), new ImageResizingTransformer(environment, options))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ImageColumns.FindImage(inputSchema, Transformer.Options.InputColumnName);
        return inputSchema.With(SchemaShape.Column.Of(Transformer.Options.OutputColumnName, Transformer.Options.Type));
    }

    public enum ResizingKind : byte
    {
        IsoPad = 0,

        IsoCrop = 1,

        Fill = 2,
    }

    public enum Anchor : byte
    {
        Right = 0,

        Left = 1,

        Top = 2,

        Bottom = 3,

        Center = 4,
    }
}
