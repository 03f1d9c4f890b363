using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Image;

public sealed class VectorToImageConvertingEstimator : TrivialEstimator<VectorToImageConvertingTransformer>
{
    internal VectorToImageConvertingEstimator(IHostEnvironment environment, VectorToImageOptions options)
        : base(environment.Register(nameof(VectorToImageConvertingEstimator)), new VectorToImageConvertingTransformer(environment, options))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column input = ImageColumns.Find(inputSchema, Transformer.Options.InputColumnName);
        if (input.Kind != SchemaShape.Column.VectorKind.Vector || !VectorToImageOptions.CanRead(input.ItemType))
            throw ImageColumns.Mismatch(input, VectorToImageOptions.Readable);
        return inputSchema.With(SchemaShape.Column.Of(Transformer.Options.OutputColumnName, Transformer.Options.Type));
    }
}
