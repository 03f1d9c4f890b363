using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class ImagePixelExtractingEstimator : TrivialEstimator<ImagePixelExtractingTransformer>
{
    internal ImagePixelExtractingEstimator(IHostEnvironment environment, PixelExtractionOptions options)
        : base(environment.Register(nameof(ImagePixelExtractingEstimator)), new ImagePixelExtractingTransformer(environment, options))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        PixelExtractionOptions options = Transformer.Options;
        ImageColumns.FindImage(inputSchema, options.InputColumnName);
        return inputSchema.With(new SchemaShape.Column(options.OutputColumnName, SchemaShape.Column.VectorKind.Vector, options.ItemType, isKey: false));
    }

    [Flags]
    public enum ColorBits : byte
    {
        Alpha = 0x01,

        Red = 0x02,

        Green = 0x04,

        Blue = 0x08,

        Rgb = Red | Green | Blue,

        All = Alpha | Red | Green | Blue,
    }

    public enum ColorsOrder : byte
    {
        ARGB = 1,

        ARBG = 2,

        ABRG = 3,

        ABGR = 4,

        AGRB = 5,

        AGBR = 6,
    }
}
